import type { FieldTable } from './fields.ts';

/** The options of steps and the front matter of runbooks. */
export const RUNBOOK_FIELDS: FieldTable = {
  'RunbookStep.id': { says: 'Name of the step, unique in the file: words in small letters joined by `-`.' },
  'RunbookStep.title': { says: 'What the step finds out; left out, the heading above it.' },
  'RunbookStep.on': {
    says: 'The host on which the step runs; left out, `control`, where kubectl, docker and clw are.',
  },
  'RunbookStep.timeout': {
    says: 'The step is stopped after this time, a Go duration, and is then inconclusive.',
    values: ['10s', '30s', '1m'],
  },
  'RunbookStep.as': { says: 'Runs with root’s privileges, the way that the cluster profile gives for the host.' },
  'RunbookStep.class': { says: 'Raises what parsing the script has found; never lowers it.' },
  'RunbookStep.when': {
    says: 'CEL over variables and captures of earlier steps. Where it does not hold, the step is skipped.',
  },
  'RunbookStep.retry': { says: 'Repeats the step until an outcome `pass` holds.', values: ['{ every: 2s, for: 60s }'] },
  'RunbookStep.capture': { says: 'Values from the output by name, each an RE2 pattern with one group.' },
  'RunbookStep.outcomes': {
    says: 'What the result means. The first that holds wins; where none does, the step is inconclusive.',
  },
  'StepRetry.every': { says: 'Pause between two runs.', values: ['2s', '5s'] },
  'StepRetry.for': { says: 'After this time it is given up.', values: ['60s', '2m'] },
  'StepOutcome.pass': { says: 'CEL: all is well.', values: ['exitCode == 0'] },
  'StepOutcome.warn': { says: 'CEL: it works, and somebody should look at it.' },
  'StepOutcome.fail': { says: 'CEL: this is wrong.', values: ['exitCode != 0'] },
  'StepOutcome.finding': { says: 'What was found, for `supports` and `refutes` of causes.' },
  'StepOutcome.says': { says: 'One sentence for a reader.' },
  'RunbookFrontMatter.code': { says: 'The error that the runbook is for; it is also the name of the file.' },
  'RunbookFrontMatter.title': { says: 'The error in words.' },
  'RunbookFrontMatter.signatures': { says: 'Lines of logs by which the error is known.' },
  'RunbookFrontMatter.variables': { says: 'Values that scripts get as environment, by name.' },
  'RunbookFrontMatter.causes': { says: 'What may be behind the error, and which findings speak for and against it.' },
  'RunbookFrontMatter.verify': { says: 'Anchor of the section that verifies a fix.' },
  'RunbookSignature.pattern': { says: 'RE2, matched anywhere in the message of a line.' },
  'RunbookSignature.order': { says: 'Where such a line stands between first cause (0) and last effect (100).' },
  'RunbookSignature.severity': { says: 'How such a line is marked in a log.' },
  'RunbookVariable.default': { says: 'Used where neither the caller nor the cluster profile gives a value.' },
  'RunbookVariable.pattern': { says: 'RE2 that the whole value has to match before anything runs.' },
  'RunbookVariable.secret': { says: 'The value is hidden wherever it would be shown or kept.' },
  'RunbookCause.supports': { says: 'Any of these findings speaks for the cause.' },
  'RunbookCause.refutes': { says: 'Any of these findings rules the cause out.' },
  'RunbookCause.explains': { says: 'Causes that are mere effects when this one is proven.' },
  'RunbookCause.fix': { says: 'Anchor of the section that mends it.' },
};

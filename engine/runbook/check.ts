import { parseScript } from '../command/parse.ts';
import { checkExpression } from '../expression/expression.ts';
import { didYouMean } from '../format/nearest.ts';
import type { YamlText } from '../format/yaml.ts';
import { compilePattern } from '../pattern/pattern.ts';
import { type FrontMatter, unknownReference } from './frontMatter.ts';
import { ambientVariables } from './reservedVariables.ts';
import type { FormatProblem, Section, TextRange } from './runbook.ts';
import type { StepText } from './step.ts';

/** A runbook whose parts have been read and not yet compared with each other. */
export interface RunbookParts {
  readonly frontMatter: FrontMatter;
  readonly sections: readonly Section[];
  readonly steps: readonly StepText[];
}

/** What is wrong between the parts: references, names, expressions, purposes. */
export function checkRunbook(parts: RunbookParts): readonly FormatProblem[] {
  return [
    ...checkReferences(parts),
    ...checkFindings(parts),
    ...checkNames(parts),
    ...parts.steps.flatMap((step, index) => checkExpressions(step, parts, parts.steps.slice(0, index))),
    ...parts.steps.flatMap((step) => checkScript(step, parts)),
    ...parts.steps.flatMap((step) => checkPurpose(step, parts)),
  ];
}

function checkReferences({ frontMatter, sections }: RunbookParts): readonly FormatProblem[] {
  const slugs = sections.map(({ slug }) => slug);
  const ids = frontMatter.causes.map(({ cause }) => cause.id);
  const references = [
    ...frontMatter.causes.flatMap(({ fix }) => fix ?? []),
    ...(frontMatter.verify === null ? [] : [frontMatter.verify]),
  ];
  return [
    ...references
      .filter(({ text }) => !slugs.includes(text))
      .map(({ text, range }) => error('unknown-section', unknownReference('section', text, slugs), range)),
    ...frontMatter.causes
      .flatMap(({ explains }) => explains)
      .filter(({ text }) => !ids.includes(text))
      .map(({ text, range }) => error('unknown-cause', unknownReference('cause', text, ids), range)),
  ];
}

function checkFindings({ frontMatter, steps }: RunbookParts): readonly FormatProblem[] {
  const produced = steps.flatMap(({ outcomes }) => outcomes.flatMap(({ finding }) => finding ?? []));
  const used = frontMatter.causes.flatMap(({ supports, refutes }) => [...supports, ...refutes]);
  const producedNames = new Set(produced.map(({ text }) => text));
  const usedNames = new Set(used.map(({ text }) => text));
  return [
    ...used
      .filter(({ text }) => !producedNames.has(text))
      .map(({ text, range }) => {
        const message = `No step finds "${text}"${didYouMean(text, producedNames)}`;
        return error('unknown-finding', message, range);
      }),
    ...produced
      .filter(({ text }) => !usedNames.has(text))
      .map(({ text, range }) => {
        const message = `No cause is supported or refuted by the finding "${text}"${didYouMean(text, usedNames)}`;
        return warning('unused-finding', message, range);
      }),
  ];
}

function checkNames({ frontMatter, steps }: RunbookParts): readonly FormatProblem[] {
  const variables = new Set(frontMatter.variables.map(({ name }) => name));
  return steps.flatMap(({ step }) =>
    step.captures
      .filter(({ name }) => variables.has(name))
      .map(({ name, range }) => error('duplicate-name', `"${name}" is a variable already`, range)),
  );
}

function checkExpressions(
  { step, when, outcomes }: StepText,
  { frontMatter }: RunbookParts,
  before: readonly StepText[],
): readonly FormatProblem[] {
  const problems: FormatProblem[] = [];
  const earlier = [
    ...frontMatter.variables.map(({ name }) => name),
    ...before.flatMap((other) => other.step.captures.map(({ name }) => name)),
  ];
  if (when !== null) check(when, { names: earlier, moment: 'before' });
  const names = [...earlier, ...step.captures.map(({ name }) => name)];
  const seen = new Set<string>();
  let always: string | null = null;
  for (const { expression } of outcomes) {
    if (always !== null) {
      problems.push(warning('unreachable-outcome', `Never reached: "${always}" always holds`, expression.range));
      continue;
    }
    const checked = check(expression, { names, moment: 'result' });
    if (checked === null) continue;
    if (seen.has(checked.normal)) {
      problems.push(
        warning('unreachable-outcome', 'Never reached: an outcome above has the same expression', expression.range),
      );
    }
    if (checked.constant === false) {
      problems.push(warning('unreachable-outcome', 'Never reached: it never holds', expression.range));
    }
    seen.add(checked.normal);
    if (checked.constant === true) always = expression.text;
  }
  return problems;

  function check(expression: YamlText, scope: Parameters<typeof checkExpression>[1]): Checked | null {
    const checked = checkExpression(expression.text, scope);
    if (checked.kind === 'invalid') {
      const unknown = /^Unknown variable: (\w+)$/.exec(checked.message)?.[1];
      const id = unknown === undefined ? 'invalid-expression' : 'unknown-name';
      const message =
        unknown === undefined
          ? `Not a CEL expression of this format: ${checked.message}`
          : `There is no capture or variable "${unknown}" here${didYouMean(unknown, scope.names)}`;
      problems.push(error(id, message, expression.part(checked.start, Math.max(checked.end, checked.start))));
      return null;
    }
    for (const { pattern, start, end } of checked.patterns) {
      const compiled = compilePattern(pattern);
      if (compiled.kind === 'pattern') continue;
      problems.push(error('invalid-pattern', `Not RE2: ${compiled.message}`, expression.part(start, end)));
    }
    return checked;
  }
}

type Checked = Extract<ReturnType<typeof checkExpression>, { kind: 'checked' }>;

/** Variables that a script uses and nobody sets. */
function checkScript({ step, scriptToFile }: StepText, { frontMatter }: RunbookParts): readonly FormatProblem[] {
  const parsed = parseScript(step.script);
  if (parsed.kind === 'unparsable') return [];
  const { script } = parsed;
  const declared = frontMatter.variables.map(({ name }) => name);
  const known = new Set([
    ...declared,
    ...ambientVariables,
    ...script.assigned.map(({ name }) => name),
    ...script.commands.flatMap(({ assignments, words }) => [
      ...assignments.map(({ name }) => name),
      // `read`, `export` and the like set the names that they are given.
      ...words.slice(1).map((word) => (word.text ?? word.prefix).split('=', 1)[0] ?? ''),
    ]),
  ]);
  return script.expansions
    .filter(({ name, optional }) => !optional && /^[A-Za-z_]/.test(name) && !known.has(name))
    .map(({ name, range }) => {
      const message = `The variable "${name}" is not declared in the front matter${didYouMean(name, declared)}`;
      return error('undefined-variable', message, { start: scriptToFile(range.start), end: scriptToFile(range.end) });
    });
}

function checkPurpose(
  { step, idRange, reasons }: StepText,
  { frontMatter, sections }: RunbookParts,
): readonly FormatProblem[] {
  const problems: FormatProblem[] = [];
  if (step.script.trim() === '') problems.push(error('empty-script', `The step "${step.id}" runs nothing`, step.range));
  if (step.purpose !== 'fix' && step.outcomes.length === 0) {
    const message = `The step "${step.id}" has no outcomes, so it comes to no conclusion`;
    problems.push(warning('missing-outcomes', message, idRange));
  }
  if (step.class === 'read') return problems;
  const [reason] = reasons;
  if (step.purpose === 'diagnose') {
    const why = reason === undefined ? `its class is ${step.class}` : reason.message;
    const message = `A diagnosis only reads, but the step "${step.id}" may not: ${why}`;
    problems.push(error('change-in-diagnosis', message, reason?.range ?? idRange));
  }
  const verified = sections.some(({ purpose }) => purpose === 'verify');
  if (frontMatter.verify === null || !verified) {
    const message = `The step "${step.id}" changes something and no section verifies it; name one with "verify"`;
    problems.push(warning('change-without-verify', message, idRange));
  }
  return problems;
}

function error(id: string, message: string, range: TextRange): FormatProblem {
  return { id, severity: 'error', message, range };
}

function warning(id: string, message: string, range: TextRange): FormatProblem {
  return { id, severity: 'warning', message, range };
}

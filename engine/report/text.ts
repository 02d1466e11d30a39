import type { Diagnosis, RankedCause } from '../diagnosis/diagnosis.ts';
import type { EvidenceLine, RunEvent, StepFinished, Verdict } from '../run/event.ts';

/** How text for a terminal is written. */
export interface TextStyle {
  readonly colour: boolean;
  readonly columns: number;
}

/** Names of steps, by id. */
export type Titles = ReadonlyMap<string, string>;

/** What a terminal shows of an event, with its newlines; nothing for events that it does not show. */
export function eventText(event: RunEvent, titles: Titles, style: TextStyle): string {
  switch (event.kind) {
    case 'run-started': {
      const values = Object.entries(event.variables).map(([name, value]) => `  ${name}=${value}\n`);
      const cluster = `cluster ${event.cluster}${event.practice ? ' (practice)' : ''}`;
      return `${paint(event.code, 'bold', style)}: ${event.intent} on ${cluster}\n${values.join('')}\n`;
    }
    case 'step-started':
      return event.attempt === 2 ? `  waiting for "${event.title}"\n` : '';
    case 'step-finished':
      return stepText(event, titles.get(event.stepId) ?? event.stepId, style);
    case 'confirmation-asked':
      return `\n${paint(event.class === 'destroy' ? 'CANNOT BE UNDONE' : 'CHANGE', 'red', style)} on ${event.host}: ${
        titles.get(event.stepId) ?? event.stepId
      }\n${indent(event.command.slice(0, -1).concat('').join(' '), 4)}\n${indent(event.script, 6)}\n`;
    case 'diagnosis-made':
      return diagnosisText(event.diagnosis, titles, style);
    case 'run-finished': {
      const masked = event.masked === 0 ? '' : `${event.masked} secrets were hidden in the output.\n`;
      const status = event.status === 'completed' ? '' : `\n${event.status}: ${event.reason ?? ''}\n`;
      return `${wrap(status, 0, style)}${masked}`;
    }
    case 'step-output':
    case 'confirmation-answered':
      return '';
  }
}

function stepText({ verdict, result }: StepFinished, title: string, style: TextStyle): string {
  const seconds = verdict.kind === 'skipped' ? '' : ` (${(result.durationMs / 1000).toFixed(1)}s)`;
  const head = `${paint(verdict.kind.padEnd(12), colours[verdict.kind], style)} ${title}${seconds}\n`;
  const says = verdict.kind === 'pass' ? '' : wrap(`${verdict.says}\n`, 13, style);
  return `${head}${says}${verdict.kind === 'pass' ? '' : evidenceText(verdict.evidence, 13)}`;
}

function diagnosisText(diagnosis: Diagnosis, titles: Titles, style: TextStyle): string {
  const proven = diagnosis.causes.filter(({ status }) => status === 'proven');
  const effects = diagnosis.causes.filter(({ status }) => status === 'effect');
  const open = diagnosis.inconclusive.map(({ stepId, says }) =>
    wrap(`- ${titles.get(stepId) ?? stepId}: ${says}\n`, 2, style),
  );
  const undecided = open.length === 0 ? '' : `\nCame to no conclusion:\n${open.join('')}`;
  switch (diagnosis.conclusion) {
    case 'nothing-wrong':
      return `\n${paint('Nothing wrong found.', 'green', style)}\n`;
    case 'inconclusive':
      return `\n${paint('No cause is proven.', 'yellow', style)}\n${undecided}`;
    case 'cause-found':
      return `\n${proven.map((cause) => causeText('Root cause', cause, style)).join('')}${effects
        .map((cause) => causeText('Its effect', cause, style))
        .join('')}${undecided}`;
  }
}

function causeText(what: string, { title, evidence }: RankedCause, style: TextStyle): string {
  return `${paint(`${what}: ${title}`, 'bold', style)}\n${evidenceText(evidence, 2)}`;
}

function evidenceText(evidence: readonly EvidenceLine[], margin: number): string {
  return evidence
    .map(
      ({ stepId, stream, line, text }) =>
        `${' '.repeat(margin)}${stepId}, ${stream} line ${line}:\n${indent(text, margin + 2)}\n`,
    )
    .join('');
}

function indent(text: string, margin: number): string {
  return text
    .split('\n')
    .map((line) => `${' '.repeat(margin)}${line}`)
    .join('\n');
}

/** Breaks prose at blanks; output of commands is never broken, so that it can be copied. */
function wrap(text: string, margin: number, { columns }: TextStyle): string {
  const width = Math.max(20, columns - margin);
  const lines = text.split('\n').flatMap((line) => {
    const broken: string[] = [''];
    for (const word of line.split(' ')) {
      const last = broken.at(-1) ?? '';
      if (last !== '' && last.length + 1 + word.length > width) broken.push(word);
      else broken[broken.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return broken;
  });
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(margin)}${line}`)).join('\n');
}

const colours: Readonly<Record<Verdict['kind'], Colour>> = {
  pass: 'green',
  warn: 'yellow',
  fail: 'red',
  inconclusive: 'yellow',
  skipped: 'dim',
};

type Colour = keyof typeof codes;

const codes = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33' } as const;

function paint(text: string, colour: Colour, { colour: isOn }: TextStyle): string {
  return isOn ? `\x1b[${codes[colour]}m${text}\x1b[0m` : text;
}

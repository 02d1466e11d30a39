import type { EvidenceLine } from '../run/event.ts';
import type { Summary } from './summary.ts';

/** A run as a Markdown page, for a ticket or a review. */
export function markdownReport({ started, steps, diagnosis, finished }: Summary): string {
  const status =
    finished?.reason == null ? (finished?.status ?? 'not finished') : `${finished.status}: ${finished.reason}`;
  const causes = (diagnosis?.causes ?? []).filter(({ status }) => status === 'proven' || status === 'effect');
  const lines = [
    `# ${escaped(started?.code ?? 'Run')}`,
    '',
    `- Run: ${code(started?.runId ?? '')}, ${escaped(started?.at ?? '')}`,
    `- Cluster: ${escaped(started?.cluster ?? '')}${started?.practice === true ? ' (practice)' : ''}`,
    `- Purpose: ${started?.intent ?? ''}`,
    `- Status: ${escaped(status)}`,
    ...(diagnosis === null ? [] : [`- Conclusion: ${diagnosis.conclusion.replace('-', ' ')}`]),
    ...causes.flatMap((cause) => [
      '',
      `## ${cause.status === 'proven' ? 'Root cause' : 'Effect'}: ${escaped(cause.title)}`,
      ...evidence(cause.evidence),
    ]),
    '',
    '## Steps',
    '',
    '| Step | Host | Verdict | Says | Exit | SHA-256 of the output |',
    '| --- | --- | --- | --- | --- | --- |',
    ...steps.map(({ title, host, finished: { verdict, result } }) =>
      [
        '',
        escaped(title),
        escaped(host ?? ''),
        verdict.kind,
        escaped(verdict.says),
        String(result.exitCode ?? result.signal ?? ''),
        code(result.sha256.slice(0, 12)),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function evidence(lines: readonly EvidenceLine[]): readonly string[] {
  return lines.flatMap(({ stepId, stream, line, text }) => [
    '',
    `${escaped(stepId)}, ${stream} line ${line}:`,
    '',
    fence(text),
  ]);
}

/** Indented code can hold any text on one line, so nothing in it is markup. */
function fence(text: string): string {
  return `    ${text}`;
}

function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('`', "'")}\``;
}

function escaped(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]()#+!|<>&~]/g, '\\$&');
}

import { failureChains } from '../../logs/failureChain.ts';
import { entriesOf } from '../../logs/logFile.ts';
import type { Session } from '../../session.ts';
import { code, plain } from '../markdown.ts';

/** The error that a line of a log shows, and how the failure that it belongs to went. */
export function describeLogLine(session: Session, uri: string, offset: number): DescribedLine | undefined {
  const log = session.linter.log(uri);
  if (log === undefined) return undefined;
  const entries = entriesOf(log);
  const own = entries.find(({ start, end }) => start <= offset && offset <= end);
  if (own === undefined) return undefined;
  const text = session.text(uri);
  const chain = failureChains(entries).find(({ links }) =>
    links.some(({ first }) => first.entry.code === own.entry.code && first.entry.worker === own.entry.worker),
  );
  const links = (chain?.links ?? []).map(({ first, count }, index) => {
    const line = text === undefined ? '' : `, line ${text.positionAt(first.start).line + 1}`;
    const times = count === 1 ? '' : `, ${count} times`;
    const isOwn = first.entry.code === own.entry.code && first.entry.signature === own.entry.signature;
    const name = code(first.entry.code);
    return `${index + 1}. ${isOwn ? `**${name}**` : name}: ${plain(first.entry.title)}${line}${times}`;
  });
  const who = own.entry.worker === undefined ? '' : ` of ${code(own.entry.worker)}`;
  const failure = links.length < 2 ? [] : [`The failure${who}, from first cause to last effect:`, links.join('\n')];
  return {
    start: own.start,
    end: own.end,
    text: [`**${own.entry.code}**: ${plain(own.entry.title)}`, ...failure].join('\n\n'),
  };
}

export interface DescribedLine {
  readonly start: number;
  readonly end: number;
  /** Markdown. */
  readonly text: string;
}

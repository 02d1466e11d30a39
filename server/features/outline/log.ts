import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { failureChains } from '../../logs/failureChain.ts';
import { entriesOf } from '../../logs/logFile.ts';
import type { Session } from '../../session.ts';
import { symbol } from './symbol.ts';

/** Each failure with the first line of each of its symptoms, from first cause to last effect. */
export function logSymbols(session: Session, uri: string): DocumentSymbol[] {
  const log = session.linter.log(uri);
  if (log === undefined) return [];
  return failureChains(entriesOf(log)).flatMap(({ worker, links }) => {
    const places = links.map(({ first }) => first);
    const [cause] = places;
    const effect = places.at(-1);
    if (cause === undefined || effect === undefined) return [];
    const children = places.flatMap(({ entry, start, end }) =>
      symbol(session, uri, {
        name: entry.code,
        detail: entry.title,
        kind: SymbolKind.Event,
        start,
        end,
        selected: { start, end },
      }),
    );
    const start = Math.min(...places.map((one) => one.start));
    const end = Math.max(...places.map((one) => one.end));
    const name = worker === undefined ? effect.entry.code : `${worker}: ${effect.entry.code}`;
    return symbol(session, uri, { name, kind: SymbolKind.Event, start, end, selected: cause, children });
  });
}

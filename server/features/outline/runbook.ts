import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { parseRunbook } from '../../../engine/runbook/parse.ts';
import type { Section } from '../../../engine/runbook/runbook.ts';
import type { Session } from '../../session.ts';
import { type Outline, symbol } from './symbol.ts';

/** The sections of a runbook, one below the other, with their steps. */
export function runbookSymbols(session: Session, uri: string): DocumentSymbol[] {
  const { runbook } = parseRunbook(session.text(uri)?.getText() ?? '');
  if (runbook === null) return [];
  const { sections, steps } = runbook;
  const sectionSymbols = (from: number, to: number): DocumentSymbol[] => {
    const found: DocumentSymbol[] = [];
    for (let at = from; at < to; ) {
      const section = sections[at];
      if (section === undefined) break;
      const next = sections.findIndex((one, index) => index > at && one.depth <= section.depth);
      const end = next === -1 || next > to ? to : next;
      found.push(
        ...symbol(session, uri, {
          ...outlineOf(section),
          children: [...stepSymbols(section), ...sectionSymbols(at + 1, end)],
        }),
      );
      at = end;
    }
    return found;
  };
  const stepSymbols = (section: Section): DocumentSymbol[] =>
    steps
      .filter((step) => section === sections.findLast(({ range }) => range.start <= step.range.start))
      .flatMap(({ id, class: stepClass, range }) =>
        symbol(session, uri, {
          name: id,
          detail: stepClass,
          kind: SymbolKind.Function,
          ...range,
          selected: { start: range.start, end: range.start },
        }),
      );
  return sectionSymbols(0, sections.length);
}

function outlineOf({ title, purpose, range }: Section): Omit<Outline, 'children'> {
  return {
    name: title,
    detail: purpose,
    kind: SymbolKind.Namespace,
    ...range,
    selected: { start: range.start, end: range.start },
  };
}

import type { DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { Session } from '../../session.ts';
import { toRange } from '../translate.ts';

/** A symbol before its places are turned into ranges. */
export interface Outline {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
  readonly selected: { readonly start: number; readonly end: number };
  readonly children?: readonly DocumentSymbol[];
}

/** None where the file is not in the workspace any more. */
export function symbol(session: Session, uri: string, outline: Outline): DocumentSymbol[] {
  const { name, detail, kind, start, end, selected, children } = outline;
  const selectionRange = toRange(session, uri, selected.start, Math.max(selected.end, selected.start));
  const range = toRange(session, uri, Math.min(start, selected.start), Math.max(end, selected.end));
  if (range === undefined || selectionRange === undefined) return [];
  // A name must not be empty, which a key may be.
  const shown = name.trim() === '' ? '""' : name.slice(0, 120);
  return [
    {
      name: shown,
      kind,
      range,
      selectionRange,
      ...(detail === undefined ? {} : { detail: detail.slice(0, 120) }),
      ...(children === undefined || children.length === 0 ? {} : { children: [...children] }),
    },
  ];
}

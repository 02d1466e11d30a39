/** What is being typed at an offset of a text, told from its line alone. */
export interface TypedWord {
  /** The half-typed word around the offset: what a completion replaces. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** Whether a key could stand here: nothing but indentation and dashes, or a flow map's brace or comma, is before it. */
  readonly maybeKey: boolean;
  /** Whether the key has its colon already. */
  readonly hasColon: boolean;
  readonly inComment: boolean;
  /** The text of the line before the word. */
  readonly before: string;
  /** Set within quotes, which a completed value then needs no more. */
  readonly quote: '"' | "'" | undefined;
}

const WORD_BEFORE = /[\w./@^$[\]{}()*+?\\-]*$/;
const KEY_BEFORE = /[\w./-]*$/;
const WORD_AFTER = /^[\w./-]*/;

/** Never fails: every offset of every text has some word, which may be empty. */
export function wordAt(text: string, offset: number): TypedWord {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineBreak = text.indexOf('\n', offset);
  const lineEnd = lineBreak === -1 ? text.length : lineBreak;
  const left = text.slice(lineStart, offset);
  const right = text.slice(offset, lineEnd).replace(/\r$/, '');
  const quote = openQuote(left);
  // Within quotes the whole text is one word, so that a pattern or an address is replaced as a whole.
  const begin = quote === undefined ? KEY_BEFORE : WORD_BEFORE;
  const start = offset - (quote?.text ?? begin.exec(left)?.[0] ?? '').length;
  const rest = quote === undefined ? (WORD_AFTER.exec(right)?.[0] ?? '') : untilQuote(right, quote.mark);
  const end = offset + rest.length;
  const before = text.slice(lineStart, start);
  const behind = text.slice(end, lineEnd).replace(/\r$/, '');
  const keyLike = quote === undefined ? before : before.slice(0, -1);
  return {
    start,
    end,
    word: text.slice(start, offset),
    maybeKey: /^\s*(?:-\s+)*$|[{,]\s*$/.test(keyLike) && /^["']?\s*(?:$|#|:(?:\s|$)|[,}])/.test(behind),
    hasColon: /^["']?\s*:(?:\s|$)/.test(behind),
    inComment: quote === undefined && /(?:^|\s)#/.test(left),
    before,
    quote: quote?.mark,
  };
}

/** The quote that is open at the end of a line's beginning, and what stands behind it. */
function openQuote(left: string): { mark: '"' | "'"; text: string } | undefined {
  let mark: '"' | "'" | undefined;
  let from = 0;
  for (let at = 0; at < left.length; at += 1) {
    const character = left[at];
    if (mark === '"' && character === '\\') at += 1;
    else if (mark !== undefined && character === mark) mark = undefined;
    else if (mark === undefined && character === '#' && /\s/.test(left[at - 1] ?? ' ')) return undefined;
    else if (mark === undefined && (character === '"' || character === "'") && /[\s[{,:-]/.test(left[at - 1] ?? ' ')) {
      mark = character;
      from = at + 1;
    }
  }
  return mark === undefined ? undefined : { mark, text: left.slice(from) };
}

/** Up to the closing quote; without one up to the next blank, since quotes are often typed in pairs but not always. */
function untilQuote(right: string, mark: string): string {
  const close = right.indexOf(mark);
  return close === -1 ? (WORD_AFTER.exec(right)?.[0] ?? '') : right.slice(0, close);
}

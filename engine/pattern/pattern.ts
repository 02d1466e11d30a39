import { RE2JS, RE2JSSyntaxException } from 're2js';

/** RE2 because the product is written in Go: no lookaround, no backreference, time linear in the text. */
export type Pattern = { readonly kind: 'pattern'; readonly groups: number } & Matching;

interface Matching {
  /** Whether some part of the text matches. */
  readonly matches: (text: string) => boolean;
  /** Whether the whole text matches. */
  readonly matchesWhole: (text: string) => boolean;
  /** The first group of the first match; null where nothing matches. */
  readonly firstGroup: (text: string) => string | null;
}

export interface InvalidPattern {
  readonly kind: 'invalid';
  readonly message: string;
  /** Where in the pattern the mistake is. */
  readonly start: number;
  readonly end: number;
}

/** Compiles RE2; a pattern that is wrong is a value. */
export function compilePattern(source: string): Pattern | InvalidPattern {
  try {
    const compiled = RE2JS.compile(source);
    return {
      kind: 'pattern',
      groups: compiled.groupCount(),
      matches: (text) => compiled.test(text),
      matchesWhole: (text) => compiled.testExact(text),
      firstGroup: (text) => {
        const matcher = compiled.matcher(text);
        return matcher.find() ? (matcher.group(1) ?? '') : null;
      },
    };
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) {
      // Nesting that exhausts the stack: bad input like any other.
      return { kind: 'invalid', message: 'the pattern is nested too deep', start: 0, end: source.length };
    }
    const fragment = error.input ?? '';
    const at = fragment === '' ? -1 : source.indexOf(fragment);
    const start = Math.max(at, 0);
    return { kind: 'invalid', message: error.error, start, end: at < 0 ? source.length : at + fragment.length };
  }
}

/** Takes text apart into lines while it comes. */
export interface Lines {
  readonly push: (text: string) => void;
  readonly end: () => void;
  /** The line, from 1, in which the next text begins. */
  readonly current: () => number;
}

/** A longer line is judged by its beginning. */
export const longestLine = 64 * 1024;

/** Calls `onLine` for each line without its newline, and for a last line that has none. */
export function createLines(onLine: (line: number, text: string) => void): Lines {
  let line = 1;
  let held = '';
  const keep = (text: string): void => {
    if (held.length < longestLine) held += text.slice(0, longestLine - held.length);
  };
  return {
    push: (text) => {
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        keep(text.slice(start, end));
        onLine(line, held);
        line++;
        held = '';
        start = end + 1;
      }
      keep(text.slice(start));
    },
    end: () => {
      if (held !== '') onLine(line, held);
      held = '';
    },
    current: () => line,
  };
}

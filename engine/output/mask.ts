/** Hides secrets in text that comes in pieces. */
export interface Mask {
  /** The part of the text so far that certainly holds no secret any more. */
  readonly push: (text: string) => string;
  /** What was held back, when the text has ended. */
  readonly end: () => string;
  /** How many secrets were hidden so far. */
  readonly count: () => number;
}

/** What stands where a secret was. */
export const masked = '••••••';

/**
 * Hides the given values and what looks like a credential. Text is given back by whole lines; a line without an end is
 * given back once it is long, except for its last part, in which a secret may have begun.
 */
export function createMask(secrets: readonly string[]): Mask {
  const values = spellings(secrets);
  const longest = Math.max(0, ...values.map((value) => value.length));
  const window = Math.max(minimumWindow, longest);
  let held = '';
  let count = 0;
  let inKey = false;
  /** A secret was cut at the end of a piece: the characters that belong to it still come. */
  let inToken = false;

  const hide = (text: string): string => {
    let result = text;
    for (const value of values) {
      const parts = result.split(value);
      count += parts.length - 1;
      result = parts.join(masked);
    }
    if (!mayHoldCredential.test(result)) return result;
    return result.replace(credentials, (...found: readonly unknown[]) => {
      const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
      const kept = groups['key'] ?? groups['scheme'] ?? groups['url'] ?? '';
      const secret = String(found[0]).slice(kept.length);
      if (secret === masked) return String(found[0]);
      count++;
      return `${kept}${masked}${groups['url'] === undefined ? '' : '@'}`;
    });
  };

  const release = (length: number, isLine: boolean): string => {
    let text = held.slice(0, length);
    held = held.slice(length);
    let result = '';
    while (text !== '') {
      if (inKey) {
        const end = keyEnd.exec(text);
        if (end === null) return result;
        inKey = false;
        text = text.slice(end.index + end[0].length);
        continue;
      }
      if (inToken) {
        text = text.replace(/^[^\s"']*/, '');
        if (text === '') return result;
        inToken = false;
        continue;
      }
      const begin = keyBegin.exec(text);
      const before = begin === null ? text : text.slice(0, begin.index);
      result += hide(before);
      if (begin === null) break;
      count++;
      result += `${masked}\n`;
      inKey = true;
      text = text.slice(begin.index + begin[0].length);
    }
    if (!isLine && result.endsWith(masked)) inToken = true;
    return result;
  };

  const push = (text: string): string => {
    held += text;
    const newline = held.lastIndexOf('\n') + 1;
    let result = newline > 0 ? release(withoutPartialSecret(held, newline, values), true) : '';
    if (held.length > longLine + window) result += release(cutLongLine(held, window), false);
    return result;
  };
  return { push, end: () => release(held.length, true), count: () => count };
}

// A line is held back until its end, so memory needs a bound; what is found in longer lines is found in pieces of them.
const longLine = 64 * 1024;

// Above the longest token that servers accept in a header.
const minimumWindow = 16 * 1024;

const keyBegin = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;
const keyEnd = /-----END [A-Z0-9 ]*PRIVATE KEY-----\n?/;

const credentials = new RegExp(
  [
    // name=value and name: value, also as JSON and as a flag; the name stays readable.
    String.raw`(?<key>(?:\b|(?<=_))[\w.-]{0,40}(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)["']?[ \t]?[=:][ \t]?["']?)(?!\s)[^\s"',;&}]+`,
    String.raw`(?<scheme>\b(?:[Bb]earer|[Bb]asic)[ \t]+)[\w.~+/=-]{8,}`,
    // Three base64url parts: a JSON Web Token, the kind that Kubernetes gives to service accounts.
    String.raw`(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*`,
    String.raw`\b(?:AKIA|ASIA)[A-Z0-9]{16}\b`,
    String.raw`\bgh[pousr]_\w{20,}`,
    // The password of a URL.
    String.raw`(?<url>\b[a-z][a-z0-9+.-]{0,20}://[^\s/:@]{0,100}:)[^\s/@]{1,500}@`,
  ].join('|'),
  'gi',
);

// Much faster than the patterns themselves, and true of almost no output.
const mayHoldCredential =
  /passw|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|bearer|basic|eyj|akia|asia|gh[pousr]_|:\/\//i;

/** The secret as it is, line by line, and as it stands in URLs and in Kubernetes Secrets. */
function spellings(secrets: readonly string[]): readonly string[] {
  const all = secrets.flatMap((secret) => {
    const lines = secret.split(/\r?\n/).filter((line) => line.length >= shortestLine);
    const bytes = new TextEncoder().encode(secret);
    const base64 = btoa(String.fromCodePoint(...bytes.slice(0, longLine))).replace(/=+$/, '');
    return [
      secret,
      ...(secret.includes('\n') ? lines : []),
      encodeURIComponent(secret.replaceAll(/\p{Surrogate}/gu, '\ufffd')),
      base64,
    ];
  });
  const usable = all.filter((value) => value.trim() !== '' && value.length >= 2);
  return [...new Set([...usable, ...secrets.filter((secret) => secret.trim() !== '')])].toSorted(
    (a, b) => b.length - a.length,
  );
}

const shortestLine = 8;

/** Moves the cut before a secret of several lines whose beginning stands at the end of the text. */
function withoutPartialSecret(text: string, cut: number, values: readonly string[]): number {
  let earliest = cut;
  for (const value of values) {
    if (!value.includes('\n')) continue;
    for (let length = Math.min(value.length - 1, cut); length > 0; length--) {
      if (text.startsWith(value.slice(0, length), cut - length)) {
        earliest = Math.min(earliest, cut - length);
        break;
      }
    }
  }
  return earliest;
}

/** The last blank outside of the window, so that no token is cut; within one endless token the window's edge. */
function cutLongLine(text: string, window: number): number {
  const edge = text.length - window;
  const blank = Math.max(text.lastIndexOf(' ', edge), text.lastIndexOf(',', edge), text.lastIndexOf('"', edge));
  return blank > edge - window ? blank : edge;
}

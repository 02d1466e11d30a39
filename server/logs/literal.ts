/**
 * Texts of which each match of an RE2 pattern contains at least one: a line without any of them needs no closer look.
 * Undefined where the pattern has no such texts, so that every line has to be tested.
 */
export function requiredLiterals(pattern: string): readonly string[] | undefined {
  // Under a flag such as (?i) a letter stands for more than itself.
  if (/\(\?[a-zA-Z-]|\\[QpPxC]/.test(pattern)) return undefined;
  const literals = branches(pattern).map(longestRun);
  return literals.every((literal) => literal.length >= SHORTEST) ? literals : undefined;
}

/** Shorter ones occur so often that they filter nothing. */
const SHORTEST = 4;

/** The alternatives on the top level. */
function branches(pattern: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at < pattern.length; at = skipPart(pattern, at)) {
    if (pattern[at] !== '|') continue;
    found.push(pattern.slice(start, at));
    start = at + 1;
  }
  return [...found, pattern.slice(start)];
}

function longestRun(branch: string): string {
  let best = '';
  let run = '';
  for (let at = 0; at < branch.length; ) {
    const end = skipPart(branch, at);
    const part = branch.slice(at, end);
    const quantifier = /^(?:[*?]|\{\d*,?\d*\})/.exec(branch.slice(end))?.[0] ?? '';
    const literal = quantifier === '' ? literalOf(part) : undefined;
    run = literal === undefined ? '' : run + literal;
    if (run.length > best.length) best = run;
    // After x+ comes another x or what follows, so that the run ends with the first.
    if (branch[end] === '+') run = '';
    at = end + Math.max(quantifier.length, branch[end] === '+' ? 1 : 0);
  }
  return best;
}

/** The character that a part stands for, where it is one that every encoding of a log line leaves as it is. */
function literalOf(part: string): string | undefined {
  const character = part.length === 2 && part[0] === '\\' && /\W/.test(part[1] ?? '') ? part[1] : part;
  // JSON lines escape quotes, Go's encoder also < > &; beyond ASCII there is more than one encoding.
  return character !== undefined && /^[ !#-%'()*+,\-./0-9:;=?@A-Z[\]^_`a-z{|}~]$/.test(character) && !isMeta(part)
    ? character
    : undefined;
}

function isMeta(part: string): boolean {
  return part.length === 1 && '.^$()[]{}*+?|'.includes(part);
}

/** The end of the character, escape, class or group that starts here. */
function skipPart(pattern: string, at: number): number {
  switch (pattern[at]) {
    case '\\':
      return at + 2;
    case '[':
      return skipClass(pattern, at);
    case '(':
      return skipGroup(pattern, at);
    default:
      return at + 1;
  }
}

function skipClass(pattern: string, start: number): number {
  // A closing bracket at the very start of a class is one of its characters.
  let at = start + (pattern[start + 1] === '^' ? 2 : 1);
  if (pattern[at] === ']') at += 1;
  while (at < pattern.length && pattern[at] !== ']') {
    const named = pattern.startsWith('[:', at) ? pattern.indexOf(':]', at) : -1;
    at = named === -1 ? at + (pattern[at] === '\\' ? 2 : 1) : named + 2;
  }
  return at + 1;
}

function skipGroup(pattern: string, start: number): number {
  let at = start + 1;
  while (at < pattern.length && pattern[at] !== ')') at = skipPart(pattern, at);
  return at + 1;
}

import type { Code, Heading, Node, Parent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { FormatProblem, TextRange } from './runbook.ts';

/** A runbook's text taken apart, with places in the whole file. */
export interface RunbookText {
  /** The YAML between the two `---` lines; null where the file does not begin with them. */
  readonly frontMatter: TextRange | null;
  readonly markdown: Root;
  readonly headings: readonly HeadingText[];
  readonly fences: readonly Fence[];
}

export interface HeadingText {
  readonly title: string;
  readonly slug: string;
  readonly depth: number;
  readonly range: TextRange;
}

export interface Fence {
  readonly language: string;
  readonly lines: readonly FenceLine[];
  /** The whole block with its fences. */
  readonly range: TextRange;
}

export interface FenceLine {
  readonly text: string;
  /** Where the line begins in the file, after the indentation of lists and quotes. */
  readonly start: number;
}

/** Takes a runbook's text apart. Never throws. */
export function readMarkdown(text: string, report: (problem: FormatProblem) => void): RunbookText {
  const frontMatter = findFrontMatter(text);
  // Blanks keep the places of everything below; a byte order mark would shift them.
  const end = frontMatter === null ? 0 : frontMatter.end;
  const below = `${text.slice(0, end).replace(/[^\r\n]/g, ' ')}${text.slice(end).replace(/^---/, '   ')}`.replace(
    /^\uFEFF/,
    ' ',
  );
  const markdown = parse(below, report);
  const headings: HeadingText[] = [];
  const fences: Fence[] = [];
  const slugs = new Map<string, number>();
  for (const node of inOrder(markdown)) {
    if (isHeading(node)) headings.push(headingText(node, slugs));
    else if (isCode(node)) fences.push(fence(node, text));
  }
  return { frontMatter, markdown, headings, fences };
}

/** The range of the YAML alone, without the lines of dashes. */
function findFrontMatter(text: string): TextRange | null {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (opening === null) return null;
  const start = opening[0].length;
  const closing = /^---[ \t]*$/m;
  const rest = text.slice(start);
  const found = closing.exec(rest.replaceAll('\r', ' '));
  return { start, end: found === null ? text.length : start + found.index };
}

function parse(text: string, report: (problem: FormatProblem) => void): Root {
  const tooDeep = /^(?:[ \t]*(?:[>*+-]|\d+[.)])){100}/m.exec(text);
  try {
    if (tooDeep === null) return fromMarkdown(text);
  } catch {
    // The parser keeps one frame per level of nesting; input made to exhaust them is reported below.
  }
  const start = tooDeep?.index ?? 0;
  const message = 'The Markdown is nested too deep to be read';
  report({ id: 'invalid-markdown', severity: 'error', message, range: { start, end: text.length } });
  return { type: 'root', children: [] };
}

/** Every node, in the order of the text, without recursion. */
function* inOrder(root: Root): Generator<Node> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (isParent(node)) stack.push(...node.children.toReversed());
  }
}

function headingText(node: Heading, slugs: Map<string, number>): HeadingText {
  const title = plainText(node);
  const base = slugOf(title);
  const seen = slugs.get(base) ?? 0;
  slugs.set(base, seen + 1);
  return { title, slug: seen === 0 ? base : `${base}-${seen}`, depth: node.depth, range: rangeOf(node) };
}

/** The anchor that Git hosts give to a heading. */
export function slugOf(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

function plainText(root: Node): string {
  let text = '';
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('value' in node && typeof node.value === 'string') text += node.value;
    if (isParent(node)) stack.push(...node.children.toReversed());
  }
  return text;
}

function fence(node: Code, text: string): Fence {
  const range = rangeOf(node);
  const contents = node.value === '' ? [] : node.value.split(/\r\n|\n|\r/);
  let lineStart = range.start;
  const lines = contents.map((content) => {
    lineStart = nextLine(text, lineStart);
    const lineEnd = endOfLine(text, lineStart);
    // A tab of the indentation may stand for more columns than were taken away.
    return { text: content, start: Math.max(lineStart, lineEnd - content.length) };
  });
  return { language: node.lang ?? '', lines, range };
}

function nextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}

function endOfLine(text: string, offset: number): number {
  const lineEnd = /[\r\n]/g;
  lineEnd.lastIndex = offset;
  return lineEnd.exec(text)?.index ?? text.length;
}

function rangeOf(node: Node): TextRange {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function isHeading(node: Node): node is Heading {
  return node.type === 'heading';
}

function isCode(node: Node): node is Code {
  return node.type === 'code';
}

function isParent(node: Node): node is Parent {
  return 'children' in node;
}

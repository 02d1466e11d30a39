import type { Safe } from '../command/options.ts';
import type { YamlSource } from '../format/yaml.ts';
import { compilePattern } from '../pattern/pattern.ts';
import { checkRunbook } from './check.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import { type HeadingText, readMarkdown } from './markdown.ts';
import type { FormatProblem, Runbook, Section, Variable } from './runbook.ts';
import { hasOptions, isStep, readStep } from './step.ts';

/** What came of reading a runbook. With a problem of severity `error` it must not run. */
export interface ParsedRunbook {
  /** Null where the file has no front matter with an error code. */
  readonly runbook: Runbook | null;
  readonly problems: readonly FormatProblem[];
}

/** Reads a runbook. Never throws; whatever is wrong is a problem with its place in the text. */
export function parseRunbook(text: string): ParsedRunbook {
  const problems: FormatProblem[] = [];
  const report = (problem: FormatProblem): void => void problems.push(problem);
  if (text.length > maxLength) {
    const message = `The file has ${text.length} characters; a runbook has at most ${maxLength}`;
    report({ id: 'too-large', severity: 'error', message, range: { start: 0, end: 0 } });
    return { runbook: null, problems };
  }
  const { frontMatter: range, markdown, headings, fences } = readMarkdown(text, report);
  if (range === null) {
    const message = 'A runbook begins with front matter: "---", then at least "code" and "title", then "---"';
    report({ id: 'missing-front-matter', severity: 'error', message, range: { start: 0, end: endOfFirstLine(text) } });
    return { runbook: null, problems };
  }
  const toFile = (offset: number): number => range.start + offset;
  const source: YamlSource = { text: text.slice(range.start, range.end), toFile, report };
  const frontMatter = readFrontMatter(source);
  if (frontMatter === null) return { runbook: null, problems };

  const sections = sectionsOf(headings, frontMatter, text.length);
  const safe = safeVariables(frontMatter.variables);
  const seen = new Set<string>();
  const steps = fences.flatMap((fence) => {
    if (!isStep(fence)) {
      if (hasOptions(fence)) report(notAStep(fence.language, fence.range));
      return [];
    }
    const section = sections.findLast(({ range }) => range.start <= fence.range.start) ?? null;
    return readStep(fence, { section, seen, safe, report }) ?? [];
  });
  for (const problem of checkRunbook({ frontMatter, sections, steps })) report(problem);
  const runbook: Runbook = {
    code: frontMatter.code,
    title: frontMatter.title,
    signatures: frontMatter.signatures,
    variables: frontMatter.variables,
    causes: frontMatter.causes.map(({ cause }) => cause),
    steps: steps.map(({ step }) => step),
    sections,
    markdown,
  };
  return { runbook, problems: problems.toSorted((a, b) => a.range.start - b.range.start) };
}

// Far above any page that people read; below what the YAML and Markdown parsers take seconds for.
const maxLength = 1_000_000;

/** Sections below a fix or the verification share its purpose. */
function sectionsOf(headings: readonly HeadingText[], frontMatter: FrontMatter, end: number): readonly Section[] {
  const fixes = new Set(frontMatter.causes.flatMap(({ cause }) => cause.fix ?? []));
  const open: Section[] = [];
  return headings.map(({ slug, title, depth, range }, index) => {
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const inherited = open.at(-1)?.purpose ?? 'diagnose';
    const purpose = fixes.has(slug) ? 'fix' : slug === frontMatter.verify?.text ? 'verify' : inherited;
    const next = headings.slice(index + 1).find((heading) => heading.depth <= depth);
    const section: Section = {
      slug,
      title,
      depth,
      purpose,
      range: { start: range.start, end: next?.range.start ?? end },
    };
    open.push(section);
    return section;
  });
}

/** Variables whose pattern rules out a value that begins with a dash, and so one that a program takes for an option. */
function safeVariables(variables: readonly Variable[]): Safe {
  // Only patterns that begin with a class of letters and digits, and have no branches, are certain.
  const certain = /^\^?(?:\[(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|[A-Za-z\d_/.:])+\]|[A-Za-z\d/])(?![*?{|])[^|]*$/;
  return new Set(
    variables
      .filter(
        ({ pattern }) => pattern !== undefined && certain.test(pattern) && compilePattern(pattern).kind === 'pattern',
      )
      .map(({ name }) => name),
  );
}

function notAStep(language: string, range: FormatProblem['range']): FormatProblem {
  const message = `A block with "#|" lines runs only where its language is "sh", found "${language}"`;
  return { id: 'not-a-step', severity: 'warning', message, range };
}

function endOfFirstLine(text: string): number {
  return /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
}

import { asMap, pairOf, textOf, valueAt } from '../documents/access.ts';
import { toFile } from '../documents/yamlDocument.ts';
import type { Resource } from '../graph/resource.ts';
import type { Problem } from './problem.ts';

/** A comment or annotation by which an author silences rules in a part of a file. Offsets are those of the file. */
interface Suppression {
  readonly rules: readonly string[];
  /** The part that it holds for. */
  readonly from: number;
  readonly to: number;
  /** The comment or the annotation, for reports about itself. */
  readonly start: number;
  readonly end: number;
  /** What is removed with it: the comment's line with its line break, or nothing for an annotation. */
  readonly removal: { readonly start: number; readonly end: number } | undefined;
}

/** The annotation that silences rules for a whole manifest, for files in which no comment can stand. */
export const IGNORE_ANNOTATION = 'openclaw.io/ignore';

export const UNUSED_SUPPRESSION = 'lint/unused-suppression';
export const UNKNOWN_RULE = 'lint/unknown-rule';

/** The suppressing comment for a rule, to be put on a line of its own above the finding. */
export function ignoreComment(rule: string): string {
  return `# openclaw-ignore-next-line ${rule}: `;
}

/**
 * Takes out the problems that the file's author has silenced, and adds one for each suppression that silences nothing
 * or names a rule that does not exist.
 */
export function applySuppressions(file: SuppressedFile, problems: readonly Problem[]): readonly Problem[] {
  if (!file.text.includes('openclaw-ignore') && !file.text.includes(IGNORE_ANNOTATION)) return problems;
  const suppressions = [...commentSuppressions(file.text), ...annotationSuppressions(file.resources)];
  if (suppressions.length === 0) return problems;
  const used = new Set<string>();
  const left = problems.filter((problem) => {
    const by = suppressions.filter(
      ({ rules, from, to }) => rules.includes(problem.rule) && from <= problem.start && problem.start < to,
    );
    for (const suppression of by) used.add(`${suppression.start} ${problem.rule}`);
    return by.length === 0;
  });
  const own = suppressions.flatMap((suppression) => judge(file, suppression, used));
  return [...left, ...own].sort((a, b) => a.start - b.start || a.end - b.end);
}

export interface SuppressedFile {
  readonly uri: string;
  readonly text: string;
  readonly resources: readonly Resource[];
  /** Ids of all rules and error codes. */
  readonly knownRules: ReadonlySet<string>;
}

function judge(file: SuppressedFile, suppression: Suppression, used: ReadonlySet<string>): Problem[] {
  return suppression.rules.flatMap((rule): Problem[] => {
    const isKnown = file.knownRules.has(rule);
    if (isKnown && used.has(`${suppression.start} ${rule}`)) return [];
    const { removal } = suppression;
    const isOnly = suppression.rules.length === 1;
    return [
      {
        uri: file.uri,
        rule: isKnown ? UNUSED_SUPPRESSION : UNKNOWN_RULE,
        severity: 'warning',
        message: isKnown
          ? `"${rule}" finds nothing here; remove the suppression`
          : `there is no rule "${rule}"; see \`openclaw-lint --list-rules\``,
        start: suppression.start,
        end: suppression.end,
        related: [],
        fixes:
          removal === undefined || !isOnly
            ? []
            : [
                {
                  title: 'Remove the suppression',
                  safety: 'safe',
                  edits: [{ kind: 'change', uri: file.uri, ...removal, text: '' }],
                },
              ],
        ...(isKnown ? { tag: 'unnecessary' as const } : {}),
      },
    ];
  });
}

const COMMENT =
  /^[ \t]*(#[ \t]*openclaw-ignore-(next-line|start|end|file)[ \t]+([^\r\n:]+?)[ \t]*(?::[^\r\n]*)?)\r?$/gm;

function commentSuppressions(text: string): Suppression[] {
  const suppressions: Suppression[] = [];
  const open = new Map<string, Suppression>();
  for (const match of text.matchAll(COMMENT)) {
    const rules = namesIn(match[3] ?? '');
    const lineEnd = match.index + match[0].length;
    const nextLine = Math.min(lineEnd + 1, text.length);
    const start = match.index + match[0].indexOf('#');
    const own = { rules, start, end: start + (match[1]?.length ?? 0), removal: { start: match.index, end: nextLine } };
    switch (match[2]) {
      case 'file':
        suppressions.push({ ...own, from: 0, to: Number.POSITIVE_INFINITY });
        break;
      case 'next-line':
        suppressions.push({ ...own, ...nextContentLine(text, nextLine) });
        break;
      case 'start':
        for (const rule of rules)
          open.set(rule, { ...own, rules: [rule], from: nextLine, to: Number.POSITIVE_INFINITY });
        break;
      case 'end':
        for (const rule of rules) {
          const begun = open.get(rule);
          open.delete(rule);
          if (begun !== undefined) suppressions.push({ ...begun, to: match.index });
        }
        break;
      default:
        break;
    }
  }
  return [...suppressions, ...open.values()];
}

function namesIn(list: string): readonly string[] {
  return list.split(/[\s,]+/).filter((name) => name !== '');
}

/** The first line at or behind the offset that holds more than a comment. */
function nextContentLine(text: string, offset: number): { from: number; to: number } {
  let from = offset;
  for (;;) {
    const lineBreak = text.indexOf('\n', from);
    const to = lineBreak === -1 ? text.length : lineBreak + 1;
    if (lineBreak === -1 || !/^\s*(?:#.*)?$/.test(text.slice(from, lineBreak)))
      return { from, to: to + (lineBreak === -1 ? 1 : 0) };
    from = to;
  }
}

function annotationSuppressions(resources: readonly Resource[]): Suppression[] {
  return resources.flatMap((resource): Suppression[] => {
    const annotations = asMap(valueAt(resource.root, 'metadata', 'annotations'));
    const pair = pairOf(annotations, IGNORE_ANNOTATION);
    const text = textOf(pair?.value);
    if (pair === undefined || text === undefined) return [];
    return [
      {
        rules: namesIn(text.split(':')[0] ?? ''),
        from: toFile(resource.document, resource.root.start),
        to: toFile(resource.document, resource.root.end) + 1,
        start: toFile(resource.document, pair.key.start),
        end: toFile(resource.document, pair.value?.end ?? pair.key.end),
        removal: undefined,
      },
    ];
  });
}

import { parseRunbook } from '../../engine/runbook/parse.ts';
import { asScalar } from '../documents/access.ts';
import type { Node, ScalarNode } from '../documents/node.ts';
import { parseYaml } from '../documents/parse.ts';
import type { Path } from './cursor.ts';
import { type RunbookPart, runbookPartAt } from './runbookPart.ts';

/** A name that holds within one runbook, where it is written. Offsets in the file. */
export interface RunbookName {
  readonly kind: 'finding' | 'cause' | 'section' | 'variable';
  readonly name: string;
  readonly role: 'definition' | 'use';
  readonly start: number;
  readonly end: number;
}

/** All places of the name at an offset, itself included; none where no name stands there. */
export function runbookNamesAt(text: string, offset: number): readonly RunbookName[] {
  const all = namesIn(text);
  const own = all.find(({ start, end }) => start <= offset && offset <= end);
  return own === undefined ? [] : all.filter(({ kind, name }) => kind === own.kind && name === own.name);
}

function namesIn(text: string): readonly RunbookName[] {
  const frontMatter = runbookPartAt(text, text.indexOf('\n') + 1);
  const steps = [...text.matchAll(/(?:^#\|.*(?:\n|$))+/gm)].flatMap(
    ({ index }) => runbookPartAt(text, index + 3) ?? [],
  );
  const written = [...(frontMatter === undefined ? [] : [frontMatter]), ...steps].flatMap(namesInPart);
  const variables = new Set(written.flatMap(({ kind, name }) => (kind === 'variable' ? [name] : [])));
  return [...written, ...sections(text), ...expansions(text, variables)];
}

function namesInPart(part: RunbookPart): readonly RunbookName[] {
  const found: RunbookName[] = [];
  const visit = (node: Node | undefined, path: Path): void => {
    const scalar = asScalar(node);
    const meaning = meaningOf(part.kind, path);
    if (scalar !== undefined && meaning !== undefined) found.push({ ...meaning, ...placeOf(scalar, part) });
    if (node?.kind === 'seq') for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    if (node?.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      const isVariable = part.kind === 'RunbookFrontMatter' && path.length === 1 && path[0] === 'variables';
      if (isVariable) found.push({ kind: 'variable', role: 'definition', ...placeOf(key, part) });
      visit(value, [...path, key.text]);
    }
  };
  visit(parseYaml(part.text).root, []);
  return found;
}

function placeOf(scalar: ScalarNode, part: RunbookPart): Pick<RunbookName, 'name' | 'start' | 'end'> {
  const quotes = scalar.style === 'plain' ? 0 : 1;
  return { name: scalar.text, start: part.toFile(scalar.start) + quotes, end: part.toFile(scalar.end) - quotes };
}

/** What is named by the scalar at a path of the options of a step, or of the front matter. */
function meaningOf(part: RunbookPart['kind'], path: Path): Pick<RunbookName, 'kind' | 'role'> | undefined {
  const [top, , key] = path;
  if (part === 'RunbookStep')
    return top === 'outcomes' && key === 'finding' ? { kind: 'finding', role: 'definition' } : undefined;
  if (path.length === 1 && top === 'verify') return { kind: 'section', role: 'use' };
  if (top !== 'causes') return undefined;
  switch (key) {
    case 'id':
      return { kind: 'cause', role: 'definition' };
    case 'supports':
    case 'refutes':
      return { kind: 'finding', role: 'use' };
    case 'explains':
      return { kind: 'cause', role: 'use' };
    case 'fix':
      return { kind: 'section', role: 'use' };
    default:
      return undefined;
  }
}

/** A heading defines its anchor. */
function sections(text: string): readonly RunbookName[] {
  return (parseRunbook(text).runbook?.sections ?? []).map(({ slug, range: { start } }) => {
    const lineBreak = text.indexOf('\n', start);
    return { kind: 'section', name: slug, role: 'definition', start, end: lineBreak === -1 ? text.length : lineBreak };
  });
}

/** Where scripts use variables: `$WORKER` and `${WORKER}`. */
function expansions(text: string, variables: ReadonlySet<string>): readonly RunbookName[] {
  return [...text.matchAll(/\$\{?([A-Z][A-Z0-9_]*)/g)].flatMap(({ 0: whole, 1: name = '', index }): RunbookName[] => {
    const end = index + whole.length;
    return variables.has(name) ? [{ kind: 'variable', name, role: 'use', start: end - name.length, end }] : [];
  });
}

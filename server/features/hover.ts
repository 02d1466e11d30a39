import { type Hover, MarkupKind, type Position, type ServerCapabilities } from 'vscode-languageserver';
import { textOf } from '../documents/access.ts';
import { parseYaml } from '../documents/parse.ts';
import { fileKind } from '../documents/sourceFile.ts';
import { KNOWN_VARIABLES, VARIABLES } from '../rules/environment/known.ts';
import { allRules } from '../rules/list.ts';
import type { Rule } from '../rules/rule.ts';
import type { Session } from '../session.ts';
import { type Cursor, cursorAt, findSpot } from './cursor.ts';
import { dialledBy, titleOf } from './effective.ts';
import { describeAccount, describeRole } from './hover/account.ts';
import { describeField, fieldType } from './hover/field.ts';
import { describeLogLine } from './hover/log.ts';
import { describePattern } from './hover/pattern.ts';
import { describeSetting } from './hover/worker.ts';
import type { KindSchemas } from './kindSchemas.ts';
import { code } from './markdown.ts';
import { fieldAt } from './meaning/fields.ts';
import { locationIn, rangeIn } from './place.ts';
import { runbookPartAt } from './runbookPart.ts';
import { suppressedRuleAt } from './suppressedRule.ts';
import { definitionsOf, namedAt, usesOf } from './symbol.ts';
import { toRange } from './translate.ts';

/** What the thing under the pointer means, and what it comes to with everything else in the workspace. */
export function register(session: Session, schemas: KindSchemas): ServerCapabilities {
  session.connection.onHover(({ textDocument: { uri }, position }): Hover | null => {
    switch (fileKind(uri)) {
      case 'log':
        return hoverLog(session, uri, position);
      case 'runbook':
        return hoverRunbook(session, schemas, { uri, position });
      case 'yaml':
        return hoverComment(session, uri, position) ?? hoverYaml(session, schemas, { uri, position });
      case 'certificate':
      case 'other':
        return null;
    }
  });
  return { hoverProvider: true };
}

interface At {
  readonly uri: string;
  readonly position: Position;
}

function hoverYaml(session: Session, schemas: KindSchemas, { uri, position }: At): Hover | null {
  const cursor = cursorAt(session, uri, position);
  if (cursor === undefined) return null;
  // A ServiceAccount of any name is of interest where something of OpenClaw runs as it.
  const parts = cursor.resource.ours ? describe(session, schemas, cursor) : describeName(session, cursor);
  const text = parts.filter((part) => part !== undefined && part !== '').join('\n\n');
  const range = rangeIn(session, cursor.document, cursor.node);
  return text === '' ? null : { ...markdown(text), ...(range === undefined ? {} : { range }) };
}

function describe(session: Session, schemas: KindSchemas, cursor: Cursor): readonly (string | undefined)[] {
  const { role, resource, path, node } = cursor;
  const isRule = resource.kind === 'LintConfig' && path[0] === 'rules' && path.length === 2;
  const rule = isRule ? allRules.find(({ id }) => id === path[1]) : undefined;
  return [
    ...(role === 'key' ? [rule === undefined ? describeField(session, schemas, cursor) : describeRule(rule)] : []),
    describeVariable(session, cursor),
    describeSetting(session, cursor),
    ...(role === 'value' && node.kind === 'scalar' ? [describePattern(session, cursor)] : []),
    ...describeName(session, cursor),
  ];
}

/** A resource where it is named: whether there is one, what it may do, how many refer to it. */
function describeName(session: Session, cursor: Cursor): readonly string[] {
  const { workspace } = session;
  const named = namedAt(workspace, cursor);
  if (named === undefined) return [];
  const definitions = definitionsOf(workspace, named);
  const uses = usesOf(workspace, named);
  const isOurs = cursor.resource.ours || uses.some(({ from }) => from.ours) || definitions.some(({ ours }) => ours);
  if (!isOurs) return [];
  const isDefinition = cursor.resource.nameNode === cursor.node;
  const where = definitions.slice(0, 5).map((resource) => {
    const [place] = locationIn(session, resource.document, resource.nameNode ?? resource.root);
    const file = resource.document.uri.slice(resource.document.uri.lastIndexOf('/') + 1);
    const line = (place?.range.start.line ?? 0) + 1;
    return `${code(titleOf(workspace, resource))}, defined in [${file.replace(/[[\]\\]/g, '\\$&')}](${resource.document.uri}#L${line})`;
  });
  const missing =
    definitions.length === 0 ? [`${named.kind} ${code(named.name)} is not defined in this workspace.`] : [];
  const used =
    isDefinition && uses.length > 0 ? [`Used in ${uses.length} ${uses.length === 1 ? 'place' : 'places'}.`] : [];
  const namespace = named.scope.kind === 'namespace' ? named.scope.name : undefined;
  const account = named.kind === 'ServiceAccount' ? [describeAccount(session, { name: named.name, namespace })] : [];
  const roles = /Role$/.test(named.kind) ? definitions.flatMap((role) => describeRole(role) ?? []) : [];
  return [...(isDefinition ? [] : where), ...missing, ...account, ...roles, ...used];
}

function describeVariable(session: Session, cursor: Cursor): string | undefined {
  const { node, resource, pair } = cursor;
  if (node.kind !== 'scalar' || resource.kind === 'WorkerConfig') return undefined;
  const isOfPod = pair?.key.text === 'name' && cursor.path.at(-3) === 'env';
  const isOfCompose = resource.kind === 'Compose' && cursor.path[2] === 'environment';
  const name = isOfPod || isOfCompose ? node.text.split('=', 1)[0] : undefined;
  const variable = VARIABLES.find((one) => one.name === name);
  if (variable === undefined || !KNOWN_VARIABLES.includes(variable.name)) return undefined;
  const wins = variable.overrides === undefined ? '' : ` Wins over ${code(variable.overrides)} of worker.yaml.`;
  const dialled = variable.name.startsWith('OPENCLAW_MANAGER') ? dialledBy(session.workspace, resource) : undefined;
  const inEffect = dialled === undefined ? '' : `\n\nIn effect: ${code(dialled)}.`;
  return `**${variable.name}** — ${variable.says}${wins} Example: ${code(variable.example)}${inEffect}`;
}

function describeRule({ id, title, why }: Rule): string {
  return `**${id}**: ${title}\n\n${why}`;
}

function hoverComment(session: Session, uri: string, position: Position): Hover | null {
  const text = session.text(uri);
  const found = text === undefined ? undefined : suppressedRuleAt(text.getText(), text.offsetAt(position));
  if (found === undefined) return null;
  const range = toRange(session, uri, found.start, found.end);
  return { ...markdown(describeRule(found.rule)), ...(range === undefined ? {} : { range }) };
}

function hoverLog(session: Session, uri: string, position: Position): Hover | null {
  const described = describeLogLine(session, uri, session.text(uri)?.offsetAt(position) ?? 0);
  if (described === undefined) return null;
  const range = toRange(session, uri, described.start, described.end);
  return { ...markdown(described.text), ...(range === undefined ? {} : { range }) };
}

function hoverRunbook(session: Session, schemas: KindSchemas, { uri, position }: At): Hover | null {
  const text = session.text(uri);
  const fileOffset = text?.offsetAt(position) ?? 0;
  const part = text === undefined ? undefined : runbookPartAt(text.getText(), fileOffset);
  const offset = part?.fromFile(fileOffset);
  if (part === undefined || offset === undefined) return null;
  const covers = ({ start, end }: { start: number; end: number }): boolean => start <= offset && offset <= end;
  const spot = findSpot(parseYaml(part.text).root, [], { enters: covers, accepts: covers });
  const field = spot?.role === 'key' ? fieldAt(schemas.ofRunbook(part.kind), spot.path) : undefined;
  if (spot === undefined || field === undefined) return null;
  const says = field.meaning === undefined ? [] : [field.meaning.says];
  const range = toRange(session, uri, part.toFile(spot.node.start), part.toFile(spot.node.end));
  const head = `**${textOf(spot.node) ?? ''}** — ${fieldType(field)}`;
  return { ...markdown([head, ...says].join('\n\n')), ...(range === undefined ? {} : { range }) };
}

function markdown(value: string): Pick<Hover, 'contents'> {
  return { contents: { kind: MarkupKind.Markdown, value } };
}

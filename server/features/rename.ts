import {
  ErrorCodes,
  type Range,
  ResponseError,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ScalarNode } from '../documents/node.ts';
import { SECURITY_POLICY_NAME } from '../graph/resource.ts';
import type { Workspace } from '../graph/workspace.ts';
import { toFileFix } from '../lint/problem.ts';
import { setScalar } from '../rules/edit.ts';
import type { Session } from '../session.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { type Label, labelAt, labelPlaces } from './label.ts';
import { localNameAt } from './localName.ts';
import { rangeIn, textPlace } from './place.ts';
import { definitionsOf, type NamePlace, namedAt, placesOf } from './symbol.ts';
import { toWorkspaceEdit } from './translate.ts';

/** Renames what is defined in the workspace, in all files at once; everything else is refused with the reason. */
export function register(session: Session): ServerCapabilities {
  const { connection } = session;
  connection.onPrepareRename(({ textDocument, position }): { range: Range; placeholder: string } => {
    const cursor = cursorAt(session, textDocument.uri, position);
    const found = cursor === undefined ? REFUSED : findRenaming(session, cursor);
    if (found.kind === 'refused') throw refusal(found.why);
    const range =
      cursor === undefined ? undefined : rangeIn(session, cursor.document, textPlace(cursor.document, found.node));
    if (range === undefined) throw refusal(REFUSED.why);
    return { range, placeholder: found.node.text };
  });
  connection.onRenameRequest(({ textDocument, position, newName }): WorkspaceEdit => {
    const cursor = cursorAt(session, textDocument.uri, position);
    const found = cursor === undefined ? REFUSED : findRenaming(session, cursor);
    if (found.kind === 'refused') throw refusal(found.why);
    if (!found.form.test(newName)) throw refusal(`"${newName}" is no name here; expected ${found.expected}`);
    // Goes the way of fixes, which writes into embedded documents as the text around them needs it.
    const edits = found.places.map(({ document, node }) => setScalar(document, node, newName));
    return toWorkspaceEdit(session, [toFileFix({ title: 'Rename', safety: 'safe', edits })], { snippets: false });
  });
  return { renameProvider: { prepareProvider: true } };
}

type Renaming =
  | {
      readonly kind: 'possible';
      readonly node: ScalarNode;
      readonly places: readonly NamePlace[];
      readonly form: RegExp;
      readonly expected: string;
    }
  | { readonly kind: 'refused'; readonly why: string };

const REFUSED = { kind: 'refused', why: 'This is no name that can be changed in all places' } as const;

function findRenaming(session: Session, cursor: Cursor): Renaming {
  const { workspace } = session;
  const { node, document } = cursor;
  if (node.kind !== 'scalar') return REFUSED;
  const local = localNameAt(cursor);
  if (local !== undefined) {
    if (local.definitions.length === 0) return refused(`The ${local.kind} "${node.text}" is not defined in this file`);
    const places = [...local.definitions, ...local.uses].map((one) => ({ document, node: one }));
    return local.kind === 'volume'
      ? { kind: 'possible', node, places, form: DNS_LABEL, expected: LABEL_EXPECTED }
      : { kind: 'possible', node, places, form: COMPOSE_NAME, expected: 'letters, digits, "-", "_" and "."' };
  }
  const label = labelAt(workspace, cursor);
  if (label !== undefined) return renameLabel(workspace, label, cursor);
  const named = namedAt(workspace, cursor);
  if (named === undefined || !RENAMABLE.has(named.kind)) return REFUSED;
  if (named.name === SECURITY_POLICY_NAME) return refused(`The cluster looks for "${named.name}" by this very name`);
  const definitions = definitionsOf(workspace, named);
  if (definitions.length === 0) return refused(`${named.kind} "${named.name}" is not defined in this workspace`);
  if (definitions.some(({ document: { templated } }) => templated))
    return refused(`${named.kind} "${named.name}" is written by a template`);
  const namespaces = new Set(definitions.map((resource) => workspace.namespaceOf(resource)));
  if (named.scope.kind === 'namespace' && named.scope.name === undefined && namespaces.size > 1)
    return refused(`${named.kind} "${named.name}" is defined in several namespaces, and this place names none`);
  const places = placesOf(workspace, named, true);
  // Roles may have a colon in their names, as the server's own have.
  const isRole = /Role/.test(named.kind);
  return isRole
    ? { kind: 'possible', node, places, form: /^[^\s/%]+$/, expected: 'no blanks, "/" or "%"' }
    : { kind: 'possible', node, places, form: DNS_SUBDOMAIN, expected: 'small letters, digits, "-" and "."' };
}

/** The value of a label, with all selectors that ask for it. */
function renameLabel(workspace: Workspace, label: Label, { node }: Cursor): Renaming {
  const places = labelPlaces(workspace, label);
  if (node.kind !== 'scalar' || !places.some((place) => place.node === node)) return REFUSED;
  const owner = places.find(({ role }) => role === 'owner');
  if (owner !== undefined) {
    const { kind, name } = owner.resource;
    return refused(
      `${kind} "${name ?? ''}" selects its pods by this label, and the API server lets no such selector change`,
    );
  }
  if (!places.some(({ role }) => role === 'pod'))
    return refused(`No pods of this workspace have the label "${label.key}: ${label.value}"`);
  return { kind: 'possible', node, places, form: LABEL_VALUE, expected: 'letters, digits, "-", "_" and "."' };
}

const LABEL_VALUE = /^(?=.{1,63}$)[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

function refused(why: string): Renaming {
  return { kind: 'refused', why };
}

/** Kinds that manifests alone refer to; a Deployment or a Service is also named in scripts, alerts and addresses. */
const RENAMABLE: ReadonlySet<string> = new Set([
  'ServiceAccount',
  'ConfigMap',
  'Secret',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'NetworkPolicy',
]);

const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const LABEL_EXPECTED = 'small letters, digits and "-"';
const DNS_SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const COMPOSE_NAME = /^[a-zA-Z0-9._-]+$/;

function refusal(why: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, why);
}

import { asMap } from '../../documents/access.ts';
import type { MapNode, Node } from '../../documents/node.ts';
import { embeddedDocuments, parseDocument, type YamlDocument } from '../../documents/yamlDocument.ts';
import { type Resource, resourcesOf } from '../../graph/resource.ts';
import type { Session } from '../../session.ts';
import { findSpot, type Path, type Spot } from '../cursor.ts';
import { type TypedWord, wordAt } from './place.ts';

/** Where something is typed, and into what: the text was read with a mark in the place of the half-typed word. */
export interface TypingPlace {
  readonly word: TypedWord;
  /** As the text is with the mark; its nodes' offsets are of no use outside. */
  readonly resource: Resource;
  /** The map or the value that is typed into; without the mark's own key. */
  readonly path: Path;
  /** The key is being typed, or the value that stands at the path. */
  readonly typing: 'key' | 'value';
  /** For a key: the map with the keys that are there already. */
  readonly siblings: MapNode | undefined;
  readonly spot: Spot;
  /** What of the scalar stands before the word: `NAME=` in a list of Compose. */
  readonly scalarBefore: string;
  /** What the scalar holds in the place of the word. */
  readonly mark: string;
}

/** Reads the document around an offset as if a word were typed there; undefined where nothing of ours is. */
export function typingPlaceAt(session: Session, uri: string, offset: number): TypingPlace | undefined {
  const host = session.workspace
    .file(uri)
    ?.documents.find((document) => offset >= document.offset && offset <= document.offset + document.text.length);
  if (host === undefined) return undefined;
  const word = wordAt(host.text, offset - host.offset);
  if (word.inComment) return undefined;
  const mark = markFor(host.text);
  const typed = word.maybeKey && !word.hasColon ? `${mark}:` : mark;
  const needsColon = word.quote !== undefined && typed !== mark;
  const text = host.text.slice(0, word.start) + (needsColon ? mark : typed) + host.text.slice(word.end);
  const marked = parseDocument(uri, host.offset, text);
  const search = { enters: () => true, accepts: (node: Node) => node.kind === 'scalar' && node.text.includes(mark) };
  for (const resource of candidates(session, host, marked)) {
    const spot = findSpot(resource.root, [], search);
    // Of an embedded text the document around it only has a scalar with the mark somewhere in it.
    if (spot === undefined || spot.node.kind !== 'scalar' || spot.node.text.includes('\n')) continue;
    const typing = spot.role;
    const path = typing === 'key' ? spot.path.slice(0, -1) : spot.path;
    return {
      word,
      resource,
      path,
      typing,
      siblings: typing === 'key' ? mapAt(resource.root, path) : undefined,
      spot,
      scalarBefore: spot.node.text.slice(0, spot.node.text.indexOf(mark)),
      mark,
    };
  }
  return undefined;
}

/** A word that stands nowhere in the text. */
function markFor(text: string): string {
  let mark = 'xXtypedXx';
  while (text.includes(mark)) mark += 'x';
  return mark;
}

/** The resources of the marked text, embedded ones first; a text that is only begun is taken for what it is named. */
function candidates(session: Session, host: YamlDocument, marked: YamlDocument): readonly Resource[] {
  const known = session.workspace.resourcesIn(host);
  const found = resourcesOf(marked).filter(({ kind }) => kind !== 'Unreadable');
  const ours = found.filter(
    ({ ours: own, kind, owner }) =>
      own || known.some((one) => one.ours && one.kind === kind && (one.owner === undefined) === (owner === undefined)),
  );
  const embedded = embeddedDocuments(marked).flatMap((inner) => begun(inner, inner.host?.key.text ?? '', found));
  const name = marked.uri.slice(marked.uri.lastIndexOf('/') + 1);
  const whole = found.length === 0 ? begun(marked, name, []) : [];
  const all = [...ours, ...embedded, ...whole];
  return [...all.filter(({ owner }) => owner !== undefined), ...all.filter(({ owner }) => owner === undefined)];
}

/** A worker.yaml, by its name, of which too little is there to tell it by its content. */
function begun(document: YamlDocument, name: string, found: readonly Resource[]): Resource[] {
  const root = asMap(document.root);
  const isKnown = found.some((resource) => resource.document.host?.key.text === name && document.host !== undefined);
  if (root === undefined || isKnown || !/^worker[\w.-]*\.ya?ml$/.test(name)) return [];
  const isManifest = root.pairs.some(({ key }) => key.text === 'apiVersion' || key.text === 'kind');
  if (isManifest) return [];
  const owner = found.find(({ document: { text } }) => text === document.host?.document.text);
  return [
    {
      kind: 'WorkerConfig',
      apiVersion: '',
      name: undefined,
      nameNode: undefined,
      namespace: undefined,
      root,
      document,
      owner,
      ours: true,
      containers: [],
      workload: undefined,
    },
  ];
}

function mapAt(root: Node | undefined, path: Path): MapNode | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.pairs.find(({ key }) => key.text === step)?.value;
    else if (node?.kind === 'seq' && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node?.kind === 'map' ? node : undefined;
}

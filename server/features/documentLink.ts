import type { DocumentLink, ServerCapabilities } from 'vscode-languageserver';
import { asScalar, itemsOf, pairOf, textOf, valueAt } from '../documents/access.ts';
import { fragmentOf } from '../documents/fragment.ts';
import type { ScalarNode } from '../documents/node.ts';
import { fileKind } from '../documents/sourceFile.ts';
import type { Resource } from '../graph/resource.ts';
import { entriesOf } from '../logs/logFile.ts';
import type { Session } from '../session.ts';
import { rangeIn } from './place.ts';
import { suppressedRules } from './suppressedRule.ts';
import { pageOf, toRange } from './translate.ts';

/** Links to what is there: files of the workspace, runbooks, pages of rules. */
export function register(session: Session): ServerCapabilities {
  session.connection.onDocumentLinks(({ textDocument: { uri } }): DocumentLink[] => {
    switch (fileKind(uri)) {
      case 'log':
        return runbookLinks(session, uri);
      case 'yaml':
        return [...ruleLinks(session, uri), ...fileLinks(session, uri)];
      case 'runbook':
      case 'certificate':
      case 'other':
        return [];
    }
  });
  return { documentLinkProvider: {} };
}

/** The code of an error, where a line names it, to its runbook: the workspace's own, or the one that ships. */
function runbookLinks(session: Session, uri: string): DocumentLink[] {
  const log = session.linter.log(uri);
  if (log === undefined) return [];
  const own = new Map(
    [...session.workspace.files()].flatMap((file) =>
      fileKind(file.uri) === 'runbook' ? [[file.uri.slice(file.uri.lastIndexOf('/') + 1), file.uri] as const] : [],
    ),
  );
  return entriesOf(log).flatMap(({ entry: { code, message }, start }): DocumentLink[] => {
    const at = message.indexOf(code);
    const range = at === -1 ? undefined : toRange(session, uri, start + at, start + at + code.length);
    if (range === undefined) return [];
    return [{ range, target: own.get(`${code}.runbook.md`) ?? pageOf(code), tooltip: `Runbook for ${code}` }];
  });
}

/** The ids of rules in comments that suppress them. */
function ruleLinks(session: Session, uri: string): DocumentLink[] {
  const text = session.text(uri)?.getText() ?? '';
  const links: DocumentLink[] = [];
  for (let at = text.indexOf('openclaw-ignore-'); at !== -1; at = text.indexOf('openclaw-ignore-', at + 1)) {
    for (const { rule, start, end } of suppressedRules(text, text.lastIndexOf('\n', at) + 1)) {
      const range = toRange(session, uri, start, end);
      if (range !== undefined) links.push({ range, target: pageOf(rule.id), tooltip: rule.title });
    }
  }
  return links;
}

/** Paths that lead to a file of the workspace. */
function fileLinks(session: Session, uri: string): DocumentLink[] {
  const { workspace } = session;
  const documents = workspace.file(uri)?.documents ?? [];
  return documents.flatMap((document) =>
    workspace.resourcesIn(document).flatMap((resource) =>
      pathsIn(resource).flatMap(({ node, path }): DocumentLink[] => {
        if (path === '' || !URL.canParse(path, uri)) return [];
        const target = new URL(path, uri).href;
        const range = rangeIn(
          session,
          resource.document,
          fragmentOf(resource.document, node, { start: 0, end: path.length }),
        );
        return range === undefined || workspace.file(target) === undefined || target === uri ? [] : [{ range, target }];
      }),
    ),
  );
}

interface PathPlace {
  readonly node: ScalarNode;
  /** Where the scalar begins. */
  readonly path: string;
}

function pathsIn(resource: Resource): readonly PathPlace[] {
  switch (resource.kind) {
    case 'Kustomization':
      return ['resources', 'components', 'patchesStrategicMerge', 'patches']
        .flatMap((key) => itemsOf(pairOf(resource.root, key)?.value))
        .flatMap((item) => relative(asScalar(pairOf(item, 'path')?.value) ?? asScalar(item)));
    case 'Compose': {
      const services = pairOf(resource.root, 'services')?.value;
      const bodies = services?.kind === 'map' ? services.pairs.map(({ value }) => value) : [];
      return resource.ours
        ? bodies.flatMap((body) => itemsOf(pairOf(body, 'volumes')?.value).flatMap(mountedFile))
        : [];
    }
    case 'WorkerConfig':
      return relative(asScalar(valueAt(resource.root, 'cluster', 'ca_bundle')));
    default:
      return [];
  }
}

function mountedFile(volume: Parameters<typeof asScalar>[0]): readonly PathPlace[] {
  const source = asScalar(pairOf(volume, 'source')?.value);
  if (source !== undefined) return relative(source);
  return relative(asScalar(volume)).map(({ node, path }) => ({ node, path: path.split(':', 1)[0] ?? path }));
}

/** An absolute path is one of a machine or a container, not of the workspace. */
function relative(node: ScalarNode | undefined): readonly PathPlace[] {
  const path = textOf(node);
  return node === undefined || path === undefined || /^[/~\\]|^\w+:\/\//.test(path) ? [] : [{ node, path }];
}

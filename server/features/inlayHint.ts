import type { InlayHint, ServerCapabilities } from 'vscode-languageserver';
import type { Node } from '../documents/node.ts';
import { toFile } from '../documents/yamlDocument.ts';
import type { Resource } from '../graph/resource.ts';
import { mainContainer } from '../graph/workload.ts';
import { settingOf } from '../rules/worker/cluster.ts';
import { formatGoDuration } from '../rules/worker/duration.ts';
import type { Session } from '../session.ts';
import { dialledBy, overriddenAddresses, persistenceOf } from './effective.ts';
import { code } from './markdown.ts';

/** What settings come to together, behind them: after which time a worker gives up, where it dials in truth. */
export function register(session: Session): ServerCapabilities {
  session.connection.languages.inlayHint.on(({ textDocument: { uri }, range }): InlayHint[] => {
    const text = session.text(uri);
    if (text === undefined) return [];
    const [from, to] = [text.offsetAt(range.start), text.offsetAt(range.end)];
    const documents = session.workspace.file(uri)?.documents ?? [];
    const shown = documents.filter(
      (document) => document.offset <= to && document.offset + document.text.length >= from,
    );
    return shown.flatMap((document) =>
      session.workspace.resourcesIn(document).flatMap((resource) =>
        hintsIn(session, resource).flatMap(({ at, label, tooltip }): InlayHint[] => {
          const offset = toFile(resource.document, at.end);
          if (offset < from || offset > to) return [];
          return [{ position: text.positionAt(offset), label, tooltip, paddingLeft: true }];
        }),
      ),
    );
  });
  return { inlayHintProvider: {} };
}

interface Hint {
  /** It stands behind this. */
  readonly at: Node;
  readonly label: string;
  readonly tooltip: string;
}

function hintsIn(session: Session, resource: Resource): readonly Hint[] {
  if (!resource.ours) return [];
  return resource.kind === 'WorkerConfig'
    ? [...persistence(resource), ...overridden(session, resource)]
    : dialled(session, resource);
}

function persistence(config: Resource): readonly Hint[] {
  const found = persistenceOf(config);
  const at = settingOf(config, 'cluster', 'max_reconnect_attempts').scalar;
  if (found === undefined || at === undefined) return [];
  const { intervalText, attempts, totalMs } = found;
  return [
    {
      at,
      label: `gives up after ${formatGoDuration(totalMs)}`,
      tooltip: `${intervalText} × ${attempts}; a manager that was restarted takes no reconnections for 30s`,
    },
  ];
}

function overridden({ workspace }: Session, config: Resource): readonly Hint[] {
  const at = settingOf(config, 'cluster', 'manager_address').scalar;
  const addresses = overriddenAddresses(workspace, config);
  const [first] = addresses;
  if (at === undefined || first === undefined) return [];
  const distinct = [...new Set(addresses.map(({ address }) => address))];
  const tooltip = addresses.map(({ user, name, address }) => `${user.kind} ${name}: ${address}, by its environment`);
  return [{ at, label: `in effect: ${distinct.join(', ')}`, tooltip: tooltip.join('\n') }];
}

function dialled({ workspace }: Session, resource: Resource): readonly Hint[] {
  const workload = workspace.graph.workload(resource);
  const container = workload === undefined ? undefined : mainContainer(workload);
  const host = container?.env.findLast(({ name }) => name === 'OPENCLAW_MANAGER_HOST')?.value;
  const address = dialledBy(workspace, resource);
  if (host === undefined || address === undefined) return [];
  return [
    {
      at: host,
      label: `dials ${address}`,
      tooltip: `With OPENCLAW_MANAGER_PORT, or the port of the configuration that is mounted: ${code(address)}`,
    },
  ];
}

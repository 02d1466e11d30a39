import type { CodeLens, Command, ServerCapabilities } from 'vscode-languageserver';
import { textOf } from '../documents/access.ts';
import { fileKind } from '../documents/sourceFile.ts';
import type { Resource } from '../graph/resource.ts';
import { failureChains } from '../logs/failureChain.ts';
import { entriesOf } from '../logs/logFile.ts';
import { parseAddress } from '../rules/worker/address.ts';
import { settingOf } from '../rules/worker/cluster.ts';
import type { Session } from '../session.ts';
import { rangeIn } from './place.ts';
import { toRange } from './translate.ts';

/** The client's command that opens a runbook and runs its diagnosis. */
export const DIAGNOSE = 'openclaw.diagnose';

/** "Diagnose…" above a failure in a log, a worker.yaml and a Deployment of workers. */
export function register(session: Session): ServerCapabilities {
  session.connection.onCodeLens(({ textDocument: { uri } }): CodeLens[] => {
    switch (fileKind(uri)) {
      case 'log':
        return failureLenses(session, uri);
      case 'yaml':
        return resourceLenses(session, uri);
      case 'runbook':
      case 'certificate':
      case 'other':
        return [];
    }
  });
  return { codeLensProvider: {} };
}

function diagnose(title: string, code: string, variables: Readonly<Record<string, string>>): Command {
  return { title, command: DIAGNOSE, arguments: [{ code, variables }] };
}

/** One for each failure, at its first cause: what follows from that is mended with it. */
function failureLenses(session: Session, uri: string): CodeLens[] {
  const log = session.linter.log(uri);
  if (log === undefined) return [];
  return failureChains(entriesOf(log)).flatMap(({ worker, links }): CodeLens[] => {
    const cause = links[0]?.first;
    const range = cause === undefined ? undefined : toRange(session, uri, cause.start, cause.end);
    if (cause === undefined || range === undefined) return [];
    const { code } = cause.entry;
    const title = worker === undefined ? `Diagnose ${code}…` : `Diagnose ${worker} (${code})…`;
    return [{ range, command: diagnose(title, code, worker === undefined ? {} : { WORKER: worker }) }];
  });
}

function resourceLenses(session: Session, uri: string): CodeLens[] {
  const { workspace } = session;
  const documents = workspace.file(uri)?.documents ?? [];
  return documents.flatMap((document) =>
    workspace.resourcesIn(document).flatMap((resource): CodeLens[] => {
      const command = commandFor(session, resource);
      const { start } = resource.root;
      const range = command === undefined ? undefined : rangeIn(session, resource.document, { start, end: start });
      return command === undefined || range === undefined ? [] : [{ range, command }];
    }),
  );
}

function commandFor({ workspace }: Session, resource: Resource): Command | undefined {
  if (resource.kind === 'WorkerConfig') {
    const { text } = settingOf(resource, 'cluster', 'manager_address');
    const address = text === undefined ? undefined : parseAddress(text);
    const variables: Readonly<Record<string, string>> =
      address === undefined ? {} : { MANAGER_HOST: address.host, MANAGER_PORT: String(address.port) };
    return diagnose('Diagnose a worker that cannot connect…', 'clw-worker-unreachable', variables);
  }
  const workload = workspace.graph.workload(resource);
  const isWhole = !workspace.isPatch(resource.document) && resource.name !== undefined;
  if (resource.kind !== 'Deployment' || workload?.role !== 'worker' || !isWhole) return undefined;
  const account = textOf(workload.serviceAccount);
  return diagnose('Diagnose workers that are denied…', 'clw-worker-denied', {
    ...(resource.name === undefined ? {} : { DEPLOYMENT: resource.name }),
    ...(account === undefined ? {} : { SERVICE_ACCOUNT: account }),
  });
}

import { textOf } from '../../documents/access.ts';
import { formatGoDuration, parseGoDuration } from '../../rules/worker/duration.ts';
import type { Session } from '../../session.ts';
import type { Cursor } from '../cursor.ts';
import { overriddenAddresses, persistenceOf } from '../effective.ts';
import { code } from '../markdown.ts';

/** The manager takes no reconnections for so long after it was restarted. */
const GRACE_MS = 30_000;

/** What a setting of worker.yaml comes to: with its neighbours, and with the environment of who reads the file. */
export function describeSetting({ workspace }: Session, cursor: Cursor): string | undefined {
  const { resource, path } = cursor;
  if (resource.kind !== 'WorkerConfig' || path[0] !== 'cluster' || path.length !== 2) return undefined;
  switch (path[1]) {
    case 'reconnect_interval':
    case 'max_reconnect_attempts':
      return describePersistence(cursor);
    case 'heartbeat_interval':
      return describeHeartbeat(cursor);
    case 'manager_address':
      return overriddenAddresses(workspace, resource)
        .map(
          ({ address, user, name }) =>
            `In effect for ${user.kind} ${code(name)}: ${code(address)}, by its environment.`,
        )
        .join('\n\n');
    default:
      return undefined;
  }
}

function describePersistence({ resource }: Cursor): string | undefined {
  const persistence = persistenceOf(resource);
  if (persistence === undefined) return undefined;
  const { intervalText, attempts, totalMs } = persistence;
  const outlasts = totalMs > GRACE_MS ? 'outlasts' : 'does not outlast';
  return `${code(intervalText)} × ${attempts} = gives up after **${formatGoDuration(totalMs)}**, which ${outlasts} the manager’s grace period of ${formatGoDuration(GRACE_MS)}.`;
}

function describeHeartbeat({ pair }: Cursor): string | undefined {
  const text = textOf(pair?.value);
  const ms = text === undefined ? undefined : parseGoDuration(text);
  if (ms === undefined || ms <= 0) return undefined;
  const missed = Math.floor(LOST_AFTER_MS / ms);
  return `The manager takes the worker for lost after 60s of silence: **${missed}** missed ${missed === 1 ? 'heartbeat' : 'heartbeats'}.`;
}

/** `No heartbeat acknowledgment received for 60 seconds`, as the product's log has it. */
const LOST_AFTER_MS = 60_000;

import { constants } from 'node:os';
import { type Invocation, readArguments } from '../cli/invocation.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { hostPaths } from '../cluster/home.ts';
import {
  restartService,
  type ServiceState,
  serviceState,
  startService,
  stopService,
  unitOf,
} from '../service/service.ts';
import { age } from '../time/duration.ts';
import { serviceHost } from './here.ts';
import { formatEntry, parseJournal, readJournal } from './journal.ts';
import { runRealProgram } from './real.ts';

/** systemd's exit codes: a service that does not run, and one that there is not. */
const EXIT_NOT_RUNNING = 3;
const EXIT_NO_SUCH_UNIT = 4;

const LOG_LINES = 10;
const UNITS: readonly string[] = ['openclaw-worker', 'openclaw-manager'];

/** `systemctl` for the services of the practice cluster; whatever else it is asked, the machine's own one answers. */
export async function systemctl(invocation: Invocation): Promise<number> {
  if (!invocation.args.some((arg) => UNITS.includes(withoutSuffix(arg)))) {
    return runRealProgram(invocation, 'systemctl');
  }
  const read = readArguments(invocation.args, {
    'no-pager': { type: 'boolean' },
    lines: { type: 'string', short: 'n' },
    quiet: { type: 'boolean', short: 'q' },
    full: { type: 'boolean', short: 'l' },
  });
  if (read.kind === 'wrong') return refuse(invocation, `${read.message}; a practice host knows --lines and --quiet`, 1);
  const [verb = '', ...units] = read.positionals;
  const unit = withoutSuffix(units[0] ?? '');
  if (units.length !== 1) return refuse(invocation, 'a practice host takes one service at a time', 1);
  const lines = read.values.lines ?? String(LOG_LINES);
  if (!/^\d+$/.test(lines)) return refuse(invocation, `Failed to parse lines '${lines}'`, 1);
  const here = serviceHost(invocation);
  if (here.kind === 'elsewhere') return refuse(invocation, here.message, EXIT_NO_SUCH_UNIT);
  const { cluster, host } = here;
  if (unitOf(host) !== unit) {
    invocation.complain(`Unit ${unit}.service could not be found.\n`);
    return EXIT_NO_SUCH_UNIT;
  }
  switch (verb) {
    case 'status':
      return status(invocation, { cluster, host, lines: Number(lines) });
    case 'is-active': {
      const { kind } = serviceState(cluster, host);
      if (read.values.quiet !== true) invocation.print(`${kind}\n`);
      return kind === 'active' ? 0 : EXIT_NOT_RUNNING;
    }
    case 'start':
      return started(invocation, unit, await startService(cluster, host, invocation.signal));
    case 'restart':
      return started(invocation, unit, await restartService(cluster, host, invocation.signal));
    case 'stop':
      await stopService(cluster, host);
      return 0;
    default:
      return refuse(
        invocation,
        `"${verb}" is not there on a practice host; there are: status, is-active, start, stop, restart`,
        1,
      );
  }
}

function withoutSuffix(unit: string): string {
  return unit.replace(/\.service$/, '');
}

function refuse({ complain }: Invocation, message: string, exitCode: number): number {
  complain(`systemctl: ${message}\n`);
  return exitCode;
}

function status(
  { print }: Invocation,
  { cluster, host, lines }: { readonly cluster: Cluster; readonly host: string; readonly lines: number },
): number {
  const state = serviceState(cluster, host);
  const unit = unitOf(host);
  const role = host === 'manager' ? 'manager' : 'worker';
  const mark = { active: '●', activating: '●', inactive: '○', failed: '×' }[state.kind];
  print(`${mark} ${unit}.service - OpenClaw ${role}\n`);
  print(`     Loaded: loaded (/etc/systemd/system/${unit}.service; enabled; preset: enabled)\n`);
  print(`     Active: ${activity(state)}\n`);
  for (const line of processLines(state, cluster, role)) print(`${line}\n`);
  const entries = parseJournal(readJournal(hostPaths(cluster.home, host).journal), unit);
  const shown = lines === 0 ? [] : entries.slice(-lines);
  if (shown.length > 0) print('\n');
  for (const entry of shown) print(formatEntry(entry, host));
  return state.kind === 'active' ? 0 : EXIT_NOT_RUNNING;
}

function activity(state: ServiceState): string {
  const since =
    state.since === undefined ? '' : ` since ${stamp(state.since)}; ${age(Date.now() - state.since.getTime())} ago`;
  switch (state.kind) {
    case 'active':
      return `active (running)${since}`;
    case 'activating':
      return `activating (start)${since}`;
    case 'inactive':
      return `inactive (dead)${since}`;
    case 'failed':
      return `failed (Result: ${state.ended.kind})${since}`;
  }
}

function processLines(state: ServiceState, cluster: Cluster, role: string): readonly string[] {
  switch (state.kind) {
    case 'active':
    case 'activating':
      return [`   Main PID: ${state.pid} (node)`];
    case 'inactive':
      return [];
    case 'failed': {
      const { ended } = state;
      const how =
        ended.kind === 'signal'
          ? `code=killed, signal=${signalName(ended.signal)}`
          : `code=exited, status=${ended.exitCode}/FAILURE`;
      return [
        `    Process: ${state.pid} ExecStart=${cluster.node} ${cluster.program} serve ${role} (${how})`,
        `   Main PID: ${state.pid} (${how})`,
      ];
    }
  }
}

function started({ complain }: Invocation, unit: string, result: Awaited<ReturnType<typeof startService>>): number {
  if (result.kind === 'started') return 0;
  complain(
    `Job for ${unit}.service failed because the control process exited with error code.\nSee "systemctl status ${unit}.service" and "journalctl -xeu ${unit}.service" for details.\n`,
  );
  return 1;
}

function signalName(signal: number): string {
  const name = Object.entries(constants.signals).find(([, number]) => number === signal)?.[0];
  return name?.replace(/^SIG/, '') ?? String(signal);
}

function stamp(at: Date): string {
  const day = at.toLocaleString('en-US', { weekday: 'short' });
  const zone = /\(([^)]+)\)$/.exec(at.toString())?.[1] ?? '';
  const short = zone === 'Coordinated Universal Time' ? 'UTC' : zone;
  const date = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
  return `${day} ${date} ${at.toTimeString().slice(0, 8)} ${short}`.trim();
}

import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder that holds a practice cluster; several may run at once in different ones. */
export function practiceHome(env: Environment): string {
  const given = env['OPENCLAW_PRACTICE_HOME'];
  if (given) return given;
  const state = env['XDG_STATE_HOME'] || join(env['HOME'] || homedir(), '.local', 'state');
  return join(state, 'openclaw', 'practice');
}

/** Where the parts of a practice cluster lie in its home. */
export interface HomePaths {
  readonly state: string;
  /** Held while a cluster is being started or removed. */
  readonly busy: string;
  readonly bin: string;
  readonly hosts: string;
  readonly workspace: string;
  readonly profile: string;
}

/** The paths of a cluster's parts. */
export function homePaths(home: string): HomePaths {
  const workspace = join(home, 'workspace');
  return {
    state: join(home, 'cluster.json'),
    busy: join(home, 'busy.lock'),
    bin: join(home, 'bin'),
    hosts: join(home, 'hosts'),
    workspace,
    profile: join(workspace, '.openclaw', 'clusters.yaml'),
  };
}

/** Where the files of one practice host lie: a small root file system of its own. */
export interface HostPaths {
  readonly root: string;
  readonly configuration: string;
  /** Variables of the service, as systemd's `EnvironmentFile` has them. */
  readonly environment: string;
  readonly certificates: string;
  readonly stateFolder: string;
  readonly log: string;
  readonly journal: string;
  readonly run: string;
}

/** The paths of a host that runs a worker or the manager. */
export function hostPaths(home: string, host: string): HostPaths {
  const root = join(homePaths(home).hosts, host);
  const role = host === 'manager' ? 'manager' : 'worker';
  return {
    root,
    configuration: join(root, 'etc', 'openclaw', `${role}.yaml`),
    environment: join(root, 'etc', 'default', `openclaw-${role}`),
    certificates: join(root, 'etc', 'openclaw', 'certs'),
    stateFolder: join(root, 'var', 'lib', 'openclaw', `${role}-state`),
    log: join(root, 'var', 'log', 'openclaw', `${role}.log`),
    journal: join(root, 'var', 'log', 'journal', `openclaw-${role}.log`),
    run: join(root, 'run', `openclaw-${role}`),
  };
}

/** Where the cluster's certificate authority lies, on the control host. */
export function authorityFolder(home: string): string {
  return join(homePaths(home).hosts, 'control', 'etc', 'openclaw', 'ca');
}

/** Where the manager tells how its admin API is reached; readable by its owner only. */
export function adminFile(home: string): string {
  return join(hostPaths(home, 'manager').run, 'admin.json');
}

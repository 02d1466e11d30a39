import { EXIT_OK, EXIT_UNUSABLE, type Invocation } from '../../cli/invocation.ts';

type Command = (invocation: Invocation) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  'cluster status': async () => (await import('./cluster-status.ts')).clusterStatus,
  'task list': async () => (await import('./task.ts')).taskList,
  'task submit': async () => (await import('./task.ts')).taskSubmit,
  'task cancel': async () => (await import('./task.ts')).taskCancel,
  health: async () => (await import('./health.ts')).health,
  logs: async () => (await import('./logs.ts')).logs,
  'validate-config': async () => (await import('./configuration.ts')).validateConfig,
  'debug config': async () => (await import('./configuration.ts')).debugConfig,
  worker: async () => (await import('./configuration.ts')).workerDryRun,
};

const USAGE = `Usage: clw COMMAND

  cluster status [--json]
  task list [--status STATUS] [--worker NAME] [--limit COUNT] [--json]
  task submit --type TYPE [--payload JSON]
  task cancel --task-id ID --reason TEXT
  health [--worker NAME]
  logs [--component worker|manager] [--worker NAME] [--lines COUNT] [--follow]
  validate-config FILE
  debug config [--worker NAME]
  worker --config FILE --dry-run
`;

/** The product's command-line tool, for the practice cluster. */
export async function clw(invocation: Invocation): Promise<number> {
  const [first = '', second = '', ...rest] = invocation.args;
  if (first === '--help' || first === '-h' || first === 'help') {
    invocation.print(USAGE);
    return EXIT_OK;
  }
  const two = COMMANDS[`${first} ${second}`];
  if (two) return (await two())({ ...invocation, args: rest });
  const one = COMMANDS[first];
  if (one) return (await one())({ ...invocation, args: invocation.args.slice(1) });
  const known = Object.keys(COMMANDS).join(', ');
  invocation.complain(`clw: there is no command "${`${first} ${second}`.trim()}"; there are: ${known}\n`);
  return EXIT_UNUSABLE;
}

/** Says why a command cannot be run. */
export function unusable(invocation: Invocation, message: string): number {
  invocation.complain(`clw: ${message}\n`);
  return EXIT_UNUSABLE;
}

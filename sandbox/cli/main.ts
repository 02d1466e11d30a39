import { EXIT_OK, EXIT_UNUSABLE, type Invocation } from './invocation.ts';
import { USAGE } from './usage.ts';

type Command = (invocation: Invocation) => Promise<number>;

// Each command is loaded when it is called: a diagnosis runs `clw` and `systemctl` many times, and waits for each.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  up: async () => (await import('./up.ts')).up,
  down: async () => (await import('./down.ts')).down,
  status: async () => (await import('./status.ts')).status,
  faults: async () => (await import('./faults.ts')).faults,
  break: async () => (await import('./break.ts')).breakFault,
  mend: async () => (await import('./mend.ts')).mend,
};

/** What the cluster itself calls: the programs of its hosts, and its long-running processes. */
const INTERNAL: Readonly<Record<string, () => Promise<Command>>> = {
  program: async () => (await import('../programs/program.ts')).program,
  serve: async () => (await import('./serve.ts')).serve,
};

/** `openclaw-sandbox`: runs one command; gives the exit code. */
export async function main(invocation: Invocation): Promise<number> {
  const [word, ...args] = invocation.args;
  if (word === '--help' || word === '-h' || word === 'help') {
    invocation.print(USAGE);
    return EXIT_OK;
  }
  const load = word === undefined ? undefined : (COMMANDS[word] ?? INTERNAL[word]);
  if (load === undefined) {
    const found = word === undefined ? 'no command was given' : `there is no command "${word}"`;
    invocation.complain(`openclaw-sandbox: ${found}; there are: ${Object.keys(COMMANDS).join(', ')}\n`);
    return EXIT_UNUSABLE;
  }
  if (word !== 'program' && args.some((arg) => arg === '--help' || arg === '-h')) {
    invocation.print(USAGE);
    return EXIT_OK;
  }
  const command = await load();
  return command({ ...invocation, args });
}

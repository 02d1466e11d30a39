import { EXIT_UNUSABLE, type Invocation, readArguments } from './invocation.ts';

/** Runs the manager or a worker in this process until it is told to end. */
export async function serve(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, {
    home: { type: 'string' },
    host: { type: 'string' },
    instance: { type: 'string' },
  });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const { home, host } = read.values;
  const [role] = read.positionals;
  if (home === undefined || host === undefined) return unusable(invocation, '--home and --host are needed');
  switch (role) {
    case 'manager':
      return (await import('../manager/serve.ts')).serveManager(home, invocation.signal);
    case 'worker':
      return (await import('../worker/serve.ts')).serveWorker(home, host, invocation.signal);
    default:
      return unusable(invocation, `the role is "${role ?? ''}"; expected "manager" or "worker"`);
  }
}

function unusable(invocation: Invocation, message: string): number {
  invocation.complain(`openclaw-sandbox serve: ${message}\n`);
  return EXIT_UNUSABLE;
}

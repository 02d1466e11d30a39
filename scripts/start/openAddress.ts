import { spawn } from 'node:child_process';

/** Opens an address in the user's browser; false where there is none to open. */
export async function openAddress(address: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const command = opener(address, environment);
  if (command === null) return false;
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
  child.unref();
  return new Promise((resolve) => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
}

function opener(address: string, environment: NodeJS.ProcessEnv): readonly [string, ...string[]] | null {
  switch (process.platform) {
    case 'darwin':
      return ['open', address];
    case 'win32':
      return ['cmd', '/c', 'start', '""', `"${address}"`];
    default:
      return (environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']) ? ['xdg-open', address] : null;
  }
}

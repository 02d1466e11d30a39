import { spawn } from 'node:child_process';

/** How a run of openssl ended. */
export type OpensslResult =
  | { readonly kind: 'ok'; readonly output: string }
  /** `missing` where there is no such program. */
  | { readonly kind: 'failed'; readonly missing: boolean; readonly message: string };

const TIMEOUT_MS = 30_000;

/** Runs the openssl program in a folder. */
export function openssl(folder: string, args: readonly string[], signal: AbortSignal): Promise<OpensslResult> {
  return new Promise((resolve) => {
    const child = spawn('openssl', args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      // A certificate's owner alone may read its key; openssl itself sees to that for keys it makes.
      env: { ...process.env, LC_ALL: 'C' },
    });
    let output = '';
    let complaints = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    child.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ kind: 'failed', missing: error.code === 'ENOENT', message: `openssl ${args[0]}: ${error.message}` });
    });
    child.once('close', (exitCode) => {
      if (exitCode === 0) resolve({ kind: 'ok', output });
      else resolve({ kind: 'failed', missing: false, message: `openssl ${args[0]} failed: ${complaints.trim()}` });
    });
  });
}

/** What to do where openssl is missing. */
export const OPENSSL_MISSING =
  'the program "openssl" was not found, and the practice cluster makes its certificates with it; install it with "sudo apt install openssl" (Debian, Ubuntu), "sudo dnf install openssl" (Fedora, RHEL), "apk add openssl" (Alpine) or "brew install openssl" (macOS)';

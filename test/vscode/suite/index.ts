import { checks } from './checks.ts';

/** What VS Code calls in its extension host; rejects where a check fails. */
export async function run(): Promise<void> {
  const failed: string[] = [];
  for (const { name, check } of checks) {
    const failure = await within(30_000, check());
    console.log(failure === null ? `ok - ${name}` : `not ok - ${name}: ${failure}`);
    if (failure !== null) failed.push(name);
  }
  if (failed.length > 0) throw new Error(`These do not hold: ${failed.join(', ')}`);
}

/** Null where it went well, else why not. */
async function within(timeoutMs: number, work: Promise<void>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no end after ${timeoutMs / 1000} s`), timeoutMs);
  });
  const done = work.then(
    () => null,
    (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  const failure = await Promise.race([done, late]);
  clearTimeout(timer);
  return failure;
}

import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after the time, or early with false when the signal aborts; never rejects. */
export async function pause(durationMs: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  return delay(durationMs, true, { signal }).catch(() => false);
}

/** Polls until the check gives a value; undefined when time ran out or the signal aborted. */
export async function waitFor<T>(
  check: () => Promise<T | undefined> | T | undefined,
  limits: { readonly timeoutMs: number; readonly signal: AbortSignal; readonly everyMs?: number },
): Promise<T | undefined> {
  const deadline = performance.now() + limits.timeoutMs;
  for (;;) {
    const found = await check();
    if (found !== undefined) return found;
    if (performance.now() >= deadline) return undefined;
    if (!(await pause(limits.everyMs ?? 25, limits.signal))) return undefined;
  }
}

/**
 * Calls back when the parent of this process ends. A signal to npm reaches the shell that npm runs its scripts in and
 * not the program that this shell has started, which has to see for itself that it was left alone.
 */
export function whenOrphaned(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
}

import type { RunEvent, StepOutput } from './event.ts';

/** Events on their way to a reader that may be slower than the run. */
export interface Channel {
  readonly push: (event: RunEvent) => void;
  /** No more events come. */
  readonly close: () => void;
  /** Resolves when the reader has dealt with all events so far and waits for more. */
  readonly drained: () => Promise<void>;
  readonly events: () => AsyncGenerator<RunEvent, void, undefined>;
}

/**
 * Keeps what the reader has not taken yet. Output that comes faster than it is read is joined, and beyond a bound the
 * oldest of it is left out but for the beginning of each step; every other event is kept.
 */
export function createChannel(): Channel {
  const queue: RunEvent[] = [];
  const heads = new Map<string, number>();
  let outputLength = 0;
  let closed = false;
  let wake: (() => void) | null = null;
  const waiting: (() => void)[] = [];

  const push = (event: RunEvent): void => {
    if (event.kind === 'step-output') pushOutput(event);
    else queue.push(event);
    if (event.kind === 'step-started') heads.set(event.stepId, 0);
    wake?.();
  };
  const pushOutput = (event: StepOutput): void => {
    outputLength += event.text.length;
    const last = queue.at(-1);
    const joinable = last?.kind === 'step-output' && last.stepId === event.stepId && last.stream === event.stream;
    if (joinable && last.text.length < joinedLength)
      queue[queue.length - 1] = { ...last, text: last.text + event.text };
    else queue.push(event);
    while (outputLength > maxLength && leaveOut());
  };
  const leaveOut = (): boolean => {
    let head = 0;
    const index = queue.findIndex((event) => {
      if (event.kind === 'step-started') head = 0;
      if (event.kind !== 'step-output') return false;
      head += event.text.length;
      return head > headLength - (heads.get(event.stepId) ?? 0);
    });
    // The last one may still be joined to, and is the newest that there is.
    if (index < 0 || index >= queue.length - 1) return false;
    const [removed] = queue.splice(index, 1);
    if (removed?.kind === 'step-output') outputLength -= removed.text.length;
    return true;
  };

  async function* events(): AsyncGenerator<RunEvent, void, undefined> {
    for (;;) {
      const event = queue.shift();
      if (event !== undefined) {
        if (event.kind === 'step-output') {
          outputLength -= event.text.length;
          heads.set(event.stepId, (heads.get(event.stepId) ?? 0) + event.text.length);
        }
        yield event;
      } else if (closed) return;
      else {
        for (const resolve of waiting.splice(0)) resolve();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = null;
      }
    }
  }
  return {
    push,
    drained: () => {
      if (queue.length === 0 && wake !== null) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    close: () => {
      closed = true;
      wake?.();
    },
    events,
  };
}

const joinedLength = 32 * 1024;
const headLength = 256 * 1024;
const maxLength = 2 * 1024 * 1024;

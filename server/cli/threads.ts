import { Worker } from 'node:worker_threads';
import type { LogPartFindings } from '../report/describeLog.ts';
import type { SourceRead } from './readSource.ts';
import type { LogPart, ScanRequest } from './scanPart.ts';

/** What a thread is asked for. */
export type Job =
  | { readonly kind: 'read'; readonly paths: readonly string[] }
  | { readonly kind: 'scan'; readonly part: LogPart; readonly request: ScanRequest };

export type Answer =
  | { readonly kind: 'read'; readonly reads: readonly SourceRead[] }
  | { readonly kind: 'scanned'; readonly part: LogPartFindings }
  | { readonly kind: 'failed'; readonly message: string };

/** Threads that run this very program; see `thread.ts` for their side. */
export interface Threads {
  /** Does the jobs side by side and gives the answers in the order of the jobs. */
  readonly run: (jobs: Iterable<Job>) => AsyncGenerator<Answer, void, undefined>;
  readonly end: () => Promise<void>;
}

export function startThreads(program: string, count: number): Threads {
  const idle = Array.from({ length: count }, () => new Worker(program));
  const all = [...idle];
  const waiting: ((worker: Worker) => void)[] = [];

  async function answer(job: Job): Promise<Answer> {
    const worker = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    try {
      return await ask(worker, job);
    } finally {
      const next = waiting.shift();
      if (next === undefined) idle.push(worker);
      else next(worker);
    }
  }

  return {
    run: async function* (jobs) {
      const begun: Promise<Answer>[] = [];
      for (const job of jobs) {
        begun.push(answer(job));
        // One job each waits, so that no thread does; more would pile up answers that nobody has taken yet.
        const first = begun.length < 2 * count ? undefined : begun.shift();
        if (first !== undefined) yield await first;
      }
      for (const rest of begun) yield await rest;
    },
    end: async () => {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

function ask(worker: Worker, job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = (answer: Answer): void => {
      worker.off('error', reject);
      resolve(answer);
    };
    worker.once('message', done);
    worker.once('error', reject);
    worker.postMessage(job);
  });
}

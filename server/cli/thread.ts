import type { MessagePort } from 'node:worker_threads';
import { compileSignatures, type SignatureSet } from '../logs/signatureSet.ts';
import { readSource, reasonOf } from './readSource.ts';
import { type ScanRequest, scanPart } from './scanPart.ts';
import type { Answer, Job } from './threads.ts';

/** The other side of `threads.ts`: does one job after the other. */
export function serve(port: MessagePort): void {
  let signatures: { readonly key: string; readonly set: SignatureSet } | undefined;

  /** Every part of every log is scanned for the same; compiling takes longer than scanning a small one. */
  function compiled({ runbooks }: ScanRequest): SignatureSet {
    const key = JSON.stringify(runbooks);
    if (signatures?.key !== key) signatures = { key, set: compileSignatures(runbooks) };
    return signatures.set;
  }

  function answer(job: Job): Answer {
    switch (job.kind) {
      case 'read':
        return { kind: 'read', reads: job.paths.map(readSource) };
      case 'scan':
        try {
          return { kind: 'scanned', part: scanPart(job.part, job.request, compiled(job.request)) };
        } catch (error) {
          // The log is gone or may not be read: that is told to the user in the main thread.
          return { kind: 'failed', message: reasonOf(error) };
        }
    }
  }

  port.on('message', (job: Job) => port.postMessage(answer(job)));
}

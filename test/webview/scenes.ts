import { readFileSync } from 'node:fs';
import type { ClusterChoice, RunbookRead, RunUpdate, SituationChanged, ToPage } from '../../client/protocol.ts';
import { placeProblems } from '../../client/src/placeProblems.ts';
import type { CommandResult, EvidenceLine, RunStarted, Verdict } from '../../engine/run/event.ts';
import { parseRunbook } from '../../engine/runbook/parse.ts';

const text = readFileSync(new URL('fixtures/worker.runbook.md', import.meta.url), 'utf8');

const parsed = parseRunbook(text);

export const runbookRead: RunbookRead = {
  kind: 'runbook',
  fileName: 'clw-worker-unreachable.runbook.md',
  runbook: parsed.runbook,
  problems: placeProblems(text, parsed.problems),
};

const practice: ClusterChoice = { name: 'practice', practice: true, workers: ['worker-01', 'worker-02', 'worker-03'] };
const production: ClusterChoice = { name: 'production', practice: false, workers: ['worker-02', 'worker-07'] };

export const situation: SituationChanged = {
  kind: 'situation',
  trusted: true,
  profile: { kind: 'found', path: '/home/ada/fleet/.openclaw/clusters.yaml', clusters: [practice, production] },
  cluster: 'practice',
  variables: { WORKER: 'worker-02' },
};

export const restricted: SituationChanged = { ...situation, trusted: false };
export const noProfile: SituationChanged = { ...situation, profile: { kind: 'none' }, cluster: null };

/** A step as it runs: started, its output, and what it came to. */
export interface StepScene {
  readonly stepId: string;
  readonly lines: readonly string[];
  readonly verdict: Verdict['kind'];
  readonly says: string;
  /** Numbers, from 1, of the lines that prove it. */
  readonly proof?: readonly number[];
  readonly exitCode?: number;
}

export const runId = 'run-1';

export function started(intent: RunStarted['intent'], steps: readonly string[], id = runId): RunUpdate {
  return {
    kind: 'event',
    event: {
      kind: 'run-started',
      runId: id,
      at: '2026-03-01T10:00:00.000Z',
      code: 'clw-worker-unreachable',
      intent,
      cluster: 'practice',
      practice: true,
      variables: { WORKER: 'worker-02' },
      steps,
    },
  };
}

export function stepStarted(stepId: string, id = runId): RunUpdate {
  return {
    kind: 'event',
    event: {
      kind: 'step-started',
      runId: id,
      at: '2026-03-01T10:00:00.100Z',
      stepId,
      title: stepId,
      class: 'read',
      host: 'worker-02',
      command: ['sh', '-c', 'true'],
      script: 'true\n',
      attempt: 1,
    },
  };
}

export function output(stepId: string, lines: readonly string[], from = 1): RunUpdate {
  return {
    kind: 'output',
    stepId,
    lines: lines.map((line, index) => ({ n: from + index, stream: 'stdout', line: from + index, text: line, cut: 0 })),
  };
}

export function stepFinished(scene: StepScene, id = runId): RunUpdate {
  return {
    kind: 'event',
    event: {
      kind: 'step-finished',
      runId: id,
      at: '2026-03-01T10:00:00.400Z',
      stepId: scene.stepId,
      result: result(scene.exitCode ?? 0),
      captures: {},
      verdict: { kind: scene.verdict, finding: null, says: scene.says, evidence: evidence(scene) },
    },
  };
}

export function step(scene: StepScene, id = runId): readonly RunUpdate[] {
  return [stepStarted(scene.stepId, id), output(scene.stepId, scene.lines), stepFinished(scene, id)];
}

export function finished(
  status: 'completed' | 'failed' | 'declined' | 'cancelled' = 'completed',
  id = runId,
): RunUpdate {
  return {
    kind: 'event',
    event: { kind: 'run-finished', runId: id, at: '2026-03-01T10:00:03.200Z', status, reason: null, masked: 1 },
  };
}

export function updates(...lists: readonly (RunUpdate | readonly RunUpdate[])[]): ToPage {
  return { kind: 'updates', updates: lists.flat() };
}

export const diagnosisSteps = ['worker-service', 'manager-reachable', 'worker-certificate', 'conntrack'];

export const certificateStep: StepScene = {
  stepId: 'worker-certificate',
  lines: ['notBefore=Jan 15 09:00:00 2023 GMT', 'notAfter=Jan 15 09:00:00 2024 GMT'],
  verdict: 'fail',
  says: 'The certificate has expired',
  proof: [2],
};

const otherSteps: readonly StepScene[] = [
  {
    stepId: 'worker-service',
    lines: ['activating'],
    verdict: 'warn',
    says: 'The service is starting again and again',
    proof: [1],
    exitCode: 3,
  },
  {
    stepId: 'manager-reachable',
    lines: ['Connection to 192.168.1.10 9090 port [tcp/*] succeeded!'],
    verdict: 'pass',
    says: 'The manager accepts TCP connections',
    proof: [1],
  },
];

const conntrack: StepScene = {
  stepId: 'conntrack',
  lines: ['cat: /proc/sys/net/netfilter/nf_conntrack_count: No such file or directory'],
  verdict: 'inconclusive',
  says: 'No outcome holds: the program ended with exit code 1',
  exitCode: 1,
};

/** A whole diagnosis that proves the expired certificate. */
export const diagnosed: ToPage = updates(
  started('diagnose', diagnosisSteps),
  ...otherSteps.map((scene) => step(scene)),
  step(certificateStep),
  step(conntrack),
  {
    kind: 'event',
    event: {
      kind: 'diagnosis-made',
      runId,
      at: '2026-03-01T10:00:03.100Z',
      diagnosis: {
        conclusion: 'cause-found',
        causes: [
          {
            id: 'worker-certificate-expired',
            title: "The worker's certificate has expired",
            status: 'proven',
            evidence: evidence(certificateStep),
            fix: 'fix-2-renew-the-certificate',
          },
          {
            id: 'worker-process-dead',
            title: 'The worker process is not running',
            status: 'unproven',
            evidence: [],
            fix: null,
          },
          {
            id: 'manager-refuses-connections',
            title: 'The manager refuses connections',
            status: 'refuted',
            evidence: [],
            fix: null,
          },
        ],
        inconclusive: [{ stepId: 'conntrack', says: conntrack.says }],
      },
    },
  },
  finished(),
  { kind: 'record', runId },
);

export const fixRun = 'run-2';
export const fixScript =
  'set -eu\nopenssl x509 -req -in "$WORK/worker.csr" -days 365 -out "$CERT_DIR/worker.crt"\nsystemctl restart openclaw-worker\n';

/** The fix as far as its question. */
export const asked: ToPage = updates(started('fix', ['renew-certificate', 'worker-healthy'], fixRun), {
  kind: 'ask',
  nonce: 'nonce-7',
  event: {
    kind: 'confirmation-asked',
    runId: fixRun,
    at: '2026-03-01T10:01:00.000Z',
    stepId: 'renew-certificate',
    class: 'change',
    host: 'worker-02',
    command: ['sudo', '-n', 'sh', '-c', fixScript],
    script: fixScript,
  },
});

/** The fix from the answer to its good end. */
export const mended: ToPage = updates(
  {
    kind: 'event',
    event: {
      kind: 'confirmation-answered',
      runId: fixRun,
      at: '2026-03-01T10:01:05.000Z',
      stepId: 'renew-certificate',
      answer: 'yes',
    },
  },
  step(
    {
      stepId: 'renew-certificate',
      lines: ['Certificate request self-signature ok'],
      verdict: 'pass',
      says: 'The new certificate is installed',
    },
    fixRun,
  ),
  step(
    {
      stepId: 'worker-healthy',
      lines: ['│   ├── worker-02   healthy    127.0.0.1:9102'],
      verdict: 'pass',
      says: 'The worker is healthy again',
      proof: [1],
    },
    fixRun,
  ),
  finished('completed', fixRun),
  { kind: 'record', runId: fixRun },
);

function evidence({ stepId, lines, proof = [] }: StepScene): readonly EvidenceLine[] {
  return proof.map((line) => ({ stepId, stream: 'stdout', line, text: lines[line - 1] ?? '' }));
}

function result(exitCode: number): CommandResult {
  return {
    exitCode,
    signal: null,
    timedOut: false,
    cancelled: false,
    startError: null,
    durationMs: 312,
    bytes: 70,
    sha256: '0'.repeat(64),
  };
}

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { RunbookRead, ToPage } from '../../client/protocol.ts';
import { type Stage, startStage } from './page.ts';
import {
  asked,
  certificateStep,
  diagnosed,
  diagnosisSteps,
  mended,
  noProfile,
  output,
  restricted,
  runbookRead,
  situation,
  started,
  step,
  stepFinished,
  stepStarted,
  updates,
} from './scenes.ts';
import { type ThemeName, themes } from './themes.ts';

let stage: Stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.close());

const mistake = {
  id: 'unknown-finding',
  severity: 'error',
  message: 'No step reports the finding "certificate-expird"; did you mean "certificate-expired"?',
  range: { start: 40, end: 60 },
  line: 18,
  column: 16,
} as const;
const broken: RunbookRead = { ...runbookRead, problems: [mistake] };

/** Every state that the page can be in, by name, and what brings it there. */
const states: Readonly<Record<string, readonly ToPage[]>> = {
  'not-read-yet': [],
  unreadable: [{ ...broken, runbook: null }],
  mistakes: [broken, situation],
  'restricted-mode': [runbookRead, restricted],
  'no-profile': [runbookRead, noProfile],
  'profile-mistakes': [
    runbookRead,
    { ...situation, profile: { kind: 'invalid', path: '/home/ada/.openclaw/clusters.yaml', problems: [mistake] } },
  ],
  ready: [runbookRead, situation],
  refusal: [runbookRead, situation, { kind: 'refusal', message: 'A run goes on. Stop it first' }],
  running: [
    runbookRead,
    { ...situation, cluster: 'production' },
    updates(
      started('diagnose', diagnosisSteps),
      step({
        stepId: 'worker-service',
        lines: ['active'],
        verdict: 'pass',
        says: 'The service is running',
        proof: [1],
      }),
      stepStarted('manager-reachable'),
      output('manager-reachable', ['Trying 192.168.1.10…', 'Trying again…']),
    ),
  ],
  'cause-found': [runbookRead, situation, diagnosed],
  asking: [runbookRead, situation, diagnosed, asked],
  mended: [runbookRead, situation, diagnosed, asked, mended],
  'long-output': [
    runbookRead,
    situation,
    updates(
      started('step', ['worker-certificate']),
      stepStarted('worker-certificate'),
      output('worker-certificate', manyLines(500)),
      output('worker-certificate', manyLines(2000), 90_001),
    ),
    updates(stepFinished({ ...certificateStep, verdict: 'inconclusive', says: 'Time ran out', proof: [] })),
  ],
};

for (const theme of Object.keys(themes) as ThemeName[]) {
  test(`no accessibility rule is broken in any state, ${theme}`, async (t) => {
    for (const [name, messages] of Object.entries(states)) {
      await t.test(name, async () => {
        const open = await stage.open(theme);
        await open.send(...messages);
        await open.screenshot(`${theme}/${name}`);
        assert.deepEqual(await open.violations(), []);
        assert.deepEqual(open.errors, []);
        await open.page.close();
      });
    }
  });
}

function manyLines(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `[INFO] heartbeat ${index} acknowledged`);
}

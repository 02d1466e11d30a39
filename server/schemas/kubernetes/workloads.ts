import type { FieldCheck, Fields, Reporter } from './fields.ts';
import { NAMES } from './metadata.ts';
import { checkSelector } from './selectors.ts';

/** What Deployments, ReplicaSets, DaemonSets and StatefulSets have in common: pods that are always started again. */
const checkWorkload: FieldCheck = (spec, report, context) => {
  checkSelector(spec, report, context);
  const pod = spec.object('template')?.object('spec');
  const policy = pod?.text('restartPolicy');
  if (pod === undefined) return;
  if (policy !== undefined && policy !== 'Always') {
    report.invalid(pod, 'restartPolicy', `"${policy}" is for jobs; here "restartPolicy" can only be "Always"`);
  }
  if (pod.has('activeDeadlineSeconds')) {
    report.superfluous(pod, 'activeDeadlineSeconds', 'pods that are always started again have no deadline; remove it');
  }
};

export const checkReplicaSetSpec: FieldCheck = checkWorkload;

export const checkDeploymentSpec: FieldCheck = (spec, report, context) => {
  checkWorkload(spec, report, context);
  // In a patch, what is not written need not be the default.
  const isWhole = !context.partial || spec.has('progressDeadlineSeconds');
  const deadline = spec.number('progressDeadlineSeconds') ?? DEFAULT_PROGRESS_DEADLINE_SECONDS;
  const ready = spec.number('minReadySeconds') ?? 0;
  if (isWhole && deadline <= ready && spec.known('minReadySeconds') && spec.known('progressDeadlineSeconds')) {
    const key = spec.has('progressDeadlineSeconds') ? 'progressDeadlineSeconds' : 'minReadySeconds';
    report.conflict(
      spec,
      key,
      `"progressDeadlineSeconds" (${deadline}) has to be more than "minReadySeconds" (${ready})`,
    );
  }
  const strategy = spec.object('strategy');
  if (strategy?.text('type') === 'Recreate' && strategy.has('rollingUpdate')) {
    report.superfluous(strategy, 'rollingUpdate', '"Recreate" replaces all pods at once; remove "rollingUpdate"');
  }
};

const DEFAULT_PROGRESS_DEADLINE_SECONDS = 600;

/** What is not written is 25%. */
export const checkRollingDeployment: FieldCheck = (rolling, report) => {
  checkAtMostAll(rolling, report);
  if (amount(rolling, 'maxUnavailable') === 0 && amount(rolling, 'maxSurge') === 0) {
    report.conflict(
      rolling,
      'maxUnavailable',
      'with both "maxSurge" and "maxUnavailable" at 0 nothing can be replaced; raise one',
    );
  }
};

export const checkDaemonSetSpec: FieldCheck = checkWorkload;

/** What is not written is one pod unavailable and none more. */
export const checkRollingDaemonSet: FieldCheck = (rolling, report, { partial }) => {
  checkAtMostAll(rolling, report);
  if (partial) return;
  const unavailable = rolling.has('maxUnavailable') ? amount(rolling, 'maxUnavailable') : 1;
  const surge = rolling.has('maxSurge') ? amount(rolling, 'maxSurge') : 0;
  if (unavailable === undefined || surge === undefined) return;
  if (unavailable > 0 && surge > 0) {
    report.conflict(rolling, 'maxSurge', '"maxSurge" needs "maxUnavailable: 0"');
  } else if (unavailable === 0 && surge === 0) {
    report.conflict(
      rolling,
      'maxUnavailable',
      'with both "maxSurge" and "maxUnavailable" at 0 nothing can be replaced; raise one',
    );
  }
};

export const checkStatefulSetSpec: FieldCheck = (spec, report, context) => {
  checkWorkload(spec, report, context);
  for (const claim of spec.objects('volumeClaimTemplates')) checkClaimName(claim, report);
  const strategy = spec.object('updateStrategy');
  if (strategy?.text('type') === 'OnDelete' && strategy.has('rollingUpdate')) {
    report.superfluous(strategy, 'rollingUpdate', '"OnDelete" waits for pods to be deleted; remove "rollingUpdate"');
  }
};

/** It becomes the name of a volume. */
function checkClaimName(claim: Fields, report: Reporter): void {
  const metadata = claim.object('metadata');
  const name = metadata?.text('name');
  if (name === undefined && metadata?.known('name') !== false) {
    report.missing('name', 'the claim has no name; give it one under "metadata"', claim.map);
  } else if (metadata !== undefined && name !== undefined && !NAMES.label.accepts(name)) {
    report.invalid(metadata, 'name', `"${name}" cannot be the name of a volume; expected ${NAMES.label.says}`);
  }
}

function checkAtMostAll(rolling: Fields, report: Reporter): void {
  for (const key of ['maxUnavailable', 'maxSurge']) {
    const node = rolling.node(key);
    const isSurge = key === 'maxSurge' && rolling.map.pairs.length > 0;
    const percent = node?.kind === 'scalar' && /^(\d+)%$/.exec(node.text);
    if (percent && Number(percent[1]) > 100 && !isSurge) report.invalid(rolling, key, `"${key}" can be at most 100%`);
  }
}

/** Of a number or a percentage; undefined where it is not given or not known. */
function amount(rolling: Fields, key: string): number | undefined {
  const node = rolling.node(key);
  if (node?.kind !== 'scalar' || node.templated) return undefined;
  return rolling.number(key) ?? Number(node.text.replace('%', ''));
}

export const checkJobSpec: FieldCheck = (spec, report, { partial }) => {
  if (spec.text('completionMode') === 'Indexed' && !spec.has('completions')) {
    report.missing('completions', '"completions" is missing; an indexed job needs it');
  }
  const pod = spec.object('template')?.object('spec');
  if (pod === undefined || !pod.known('restartPolicy')) return;
  const policy = pod.text('restartPolicy');
  if (policy === 'Never' || policy === 'OnFailure') return;
  if (policy !== undefined) {
    report.invalid(pod, 'restartPolicy', `a job's "restartPolicy" can only be "Never" or "OnFailure"`);
  } else if (!partial) {
    const place = spec.object('template')?.pair('spec')?.key;
    report.missing('restartPolicy', '"restartPolicy" is missing; a job needs "Never" or "OnFailure"', place);
  }
};

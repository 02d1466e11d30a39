import type { FieldCheck, Fields, Reporter } from './fields.ts';

export const checkRole: FieldCheck = (role, report) => {
  for (const rule of role.objects('rules')) {
    if (rule.items('nonResourceURLs').length === 0) continue;
    report.superfluous(
      rule,
      'nonResourceURLs',
      'a Role cannot grant paths outside of its namespace; use a ClusterRole',
    );
  }
};

export const checkPolicyRule: FieldCheck = (rule, report) => {
  const paths = rule.items('nonResourceURLs').length > 0;
  for (const key of ['apiGroups', 'resources']) {
    const given = rule.items(key).length > 0 || rule.node(key)?.kind === 'scalar';
    if (!paths && !given) report.missing(key, `"${key}" is missing; a rule for resources needs at least one`);
    if (paths && given)
      report.superfluous(rule, key, `"${key}" cannot stand beside "nonResourceURLs"; write two rules`);
  }
  if (paths && rule.items('resourceNames').length > 0) {
    report.superfluous(rule, 'resourceNames', '"resourceNames" cannot stand beside "nonResourceURLs"; write two rules');
  }
};

export const checkRoleBinding: FieldCheck = (binding, report) => {
  checkRoleKind(binding, ['Role', 'ClusterRole'], report);
  for (const subject of binding.objects('subjects')) checkSubject(subject, report);
};

export const checkClusterRoleBinding: FieldCheck = (binding, report) => {
  checkRoleKind(binding, ['ClusterRole'], report);
  for (const subject of binding.objects('subjects')) {
    checkSubject(subject, report);
    if (
      subject.text('kind') === 'ServiceAccount' &&
      subject.text('namespace') === undefined &&
      subject.known('namespace')
    ) {
      report.missing(
        'namespace',
        'the subject has no "namespace"; a cluster-wide binding cannot know which one is meant',
        subject.map,
      );
    }
  }
};

function checkRoleKind(binding: Fields, kinds: readonly string[], report: Reporter): void {
  const reference = binding.object('roleRef');
  const kind = reference?.text('kind');
  if (reference === undefined || kind === undefined || kinds.includes(kind)) return;
  report.invalid(
    reference,
    'kind',
    `"${kind}" cannot be bound here; expected ${kinds.map((name) => `"${name}"`).join(' or ')}`,
  );
}

/** A group that is not given is the right one for the kind. */
function checkSubject(subject: Fields, report: Reporter): void {
  const kind = subject.text('kind');
  const group = subject.text('apiGroup');
  const name = subject.text('name');
  const right = kind === 'ServiceAccount' ? undefined : 'rbac.authorization.k8s.io';
  if (kind !== undefined && group !== undefined && group !== right) {
    const expected = right === undefined ? 'none' : `"${right}"`;
    report.invalid(subject, 'apiGroup', `"${group}" is not the group of a ${kind}; expected ${expected}`);
  }
  if (kind === 'ServiceAccount' && name !== undefined && !SUBDOMAIN.test(name)) {
    report.invalid(subject, 'name', `"${name}" cannot be the name of a ServiceAccount`);
  }
}

const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

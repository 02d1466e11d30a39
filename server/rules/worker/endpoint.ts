import { pairOf } from '../../documents/access.ts';
import { fragmentOf } from '../../documents/fragment.ts';
import { setScalar } from '../edit.ts';
import type { DocumentRule, Finding, RuleContext } from '../rule.ts';
import { sectionOf, settingOf } from './cluster.ts';

export const endpoint: DocumentRule = {
  id: 'worker/endpoint',
  title: 'The endpoint of the cluster is no https address',
  severity: 'error',
  why: `A worker registers at \`endpoint\` with its token. Over plain \`http\` anybody on the way can read the token and register
with it; the cluster’s API listens on 443 with TLS, so that the worker mostly ends in \`clw-cluster-unreachable\`. A text that
is no URL cannot be called at all.`,
  fix: { kind: 'needs review', says: 'Writes the endpoint with `https://`; adds the scheme where there is none.' },
  appliesTo: ['WorkerConfig'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  endpoint: http://cluster.openclaw.io # want worker/endpoint
  namespace: production
  tls_verify: true
  ca_bundle: "/etc/openclaw/certs/ca.crt"
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  endpoint: https://cluster.openclaw.io
  namespace: production
  tls_verify: true
  ca_bundle: "/etc/openclaw/certs/ca.crt"
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  endpoint: "cluster.openclaw.io" # want worker/endpoint
  tls_verify: true
  ca_bundle: "/etc/openclaw/certs/ca.crt"
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  endpoint: "https://cluster.openclaw.io"
  tls_verify: true
  ca_bundle: "/etc/openclaw/certs/ca.crt"
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  endpoint: https://cluster.openclaw.io
  namespace: production
  tls_verify: true
  ca_bundle: "/etc/openclaw/certs/ca.crt"
`,
      },
    },
  ],
  check(resource, context) {
    const { pair, scalar, text } = settingOf(resource, 'cluster', 'endpoint');
    if (pair !== undefined && pair.value === undefined) {
      checkEmpty(context, pair.key, pairOf(sectionOf(resource, 'cluster'), 'manager_address') !== undefined);
      return;
    }
    if (scalar === undefined || text === undefined) return;
    const problem = endpointProblem(text);
    if (problem === undefined) return;
    const { meant } = problem;
    context.report({
      at: fragmentOf(resource.document, scalar, problem),
      severity: problem.severity,
      message: `endpoint "${text.trim()}" ${problem.says}; expected a URL such as "https://cluster.openclaw.io"`,
      fixes:
        meant === undefined
          ? []
          : [
              {
                title: `Set endpoint to "${meant}"`,
                safety: problem.certain ? 'safe' : 'needs review',
                edits: [setScalar(resource.document, scalar, meant)],
              },
            ],
    });
  },
};

function checkEmpty({ absenceKnown, report }: RuleContext, at: Finding['at'], hasAddress: boolean): void {
  if (!absenceKnown || hasAddress) return;
  report({ at, message: 'endpoint is empty; expected a URL such as "https://cluster.openclaw.io"' });
}

interface EndpointProblem {
  readonly start: number;
  readonly end: number;
  readonly severity: 'error' | 'warning';
  readonly says: string;
  readonly meant: string | undefined;
  readonly certain: boolean;
}

function endpointProblem(text: string): EndpointProblem | undefined {
  const whole = { start: 0, end: text.length, severity: 'error' as const };
  const blank = /\s+/.exec(text);
  if (blank !== null) {
    const meant = httpsForm(text.replace(/\s+/g, ''));
    const place = { ...whole, start: blank.index, end: blank.index + blank[0].length };
    return { ...place, says: 'holds a blank', meant, certain: !/\S\s+\S/.test(text) };
  }
  const scheme = /^([a-zA-Z][\w+.-]*):\/\//.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return { ...whole, says: 'has no scheme', meant: httpsForm(text), certain: true };
  const atScheme = { ...whole, end: scheme.length };
  if (scheme === 'http') {
    const says = 'is called without TLS, so that the worker’s token can be read on the way';
    return { ...atScheme, severity: 'warning', says, meant: httpsForm(text), certain: false };
  }
  if (scheme !== 'https') {
    return { ...atScheme, says: `has the scheme "${scheme}"`, meant: httpsForm(text), certain: false };
  }
  if (!URL.canParse(text)) return { ...whole, says: 'is no URL', meant: undefined, certain: false };
  return undefined;
}

function httpsForm(text: string): string | undefined {
  const form = `https://${text.replace(/^[a-zA-Z][\w+.-]*:\/*(?=\D)/, '')}`;
  return URL.canParse(form) ? form : undefined;
}

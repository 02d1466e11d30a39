import { walk } from '../../documents/access.ts';
import type { MapNode, Pair } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';
import { removePair } from '../edit.ts';
import type { DocumentRule, RuleContext } from '../rule.ts';

export const duplicateKey: DocumentRule = {
  id: 'yaml/duplicate-key',
  title: 'A map has the same key twice',
  severity: 'error',
  why: `OpenClaw and Prometheus refuse a map in which a key stands twice; other readers silently take the last one. Either way
what the file seems to say is not what holds.`,
  fix: { kind: 'safe', says: 'Removes the second entry where both say the same; otherwise for review.' },
  // Kinds with a schema of their own are checked for this together with everything else in it.
  appliesTo: ['WorkerConfig', 'SecurityPolicy', 'AlertRules'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
  reconnect_interval: "5s" # want yaml/duplicate-key
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
  ],
  check(resource, context) {
    // Branches of a template may each hold the key.
    if (resource.document.templated) return;
    walk(resource.root, (node) => {
      if (node.kind === 'map' && node.pairs.length > 1) checkMap(node, resource, context);
    });
  },
};

function checkMap(map: MapNode, { document }: Resource, { report }: RuleContext): void {
  const first = new Map<string, Pair>();
  for (const pair of map.pairs) {
    const before = first.get(pair.key.text);
    if (before === undefined || pair.key.templated || pair.key.text === '<<' || pair.key.text === '\u0000') {
      first.set(pair.key.text, pair);
      continue;
    }
    const saysTheSame = source(document.text, before) === source(document.text, pair);
    report({
      at: pair.key,
      message: `the key "${pair.key.text}" stands here for the second time; expected it once, remove one`,
      related: [{ document, at: before.key, message: 'here it stands first' }],
      fixes: [
        {
          title: saysTheSame ? `Remove the repeated "${pair.key.text}"` : `Remove this "${pair.key.text}"`,
          safety: saysTheSame ? 'safe' : 'needs review',
          edits: [removePair(document, map, pair)],
        },
      ],
    });
  }
}

function source(text: string, pair: Pair): string {
  return pair.value === undefined ? '' : text.slice(pair.value.start, pair.value.end);
}

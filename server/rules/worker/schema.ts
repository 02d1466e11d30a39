import { asMap } from '../../documents/access.ts';
import type { MapNode, Node, Pair } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';
import { checkSchema } from '../../schemas/check.ts';
import { readNotation } from '../../schemas/notation.ts';
import { WORKER_CONFIG_NOTATION } from '../../schemas/own/workerConfig.ts';
import type { UnknownKey, WrongType } from '../../schemas/problem.ts';
import { insertFirstPair, insertPair, lineEnd, removePair, replaceRange } from '../edit.ts';
import type { DocumentRule, Fix, RuleContext } from '../rule.ts';

const WORKER_CONFIG = readNotation([{ text: WORKER_CONFIG_NOTATION, reader: 'go' }]).get('WorkerConfig');

export const schema: DocumentRule = {
  id: 'worker/schema',
  title: 'A key of worker.yaml is unknown, misspelled or in the wrong section, or its value has the wrong type',
  severity: 'warning',
  why: `A worker takes no notice of keys that it does not know: with \`reconect_interval\`, or with \`tls_verify\` under \`worker\`, it
runs on its defaults, and the file says something else. A value of the wrong type, such as a quoted number, is refused when
the worker starts, and the worker ends as \`clw-worker-unreachable\`.`,
  fix: {
    kind: 'safe',
    says: 'Corrects the spelling, moves the key to its section, takes quotes off numbers; unknown keys are removed for review.',
  },
  appliesTo: ['WorkerConfig'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnectInterval: "5s" # want worker/schema
  reconnect_interval: "5s"
  max_reconnect_attempts: "10" # want worker/schema
  heartbeat_interval: "10s"
  ca_bundel: /etc/openclaw/certs/ca.crt # want worker/schema
  colour: blue # want worker/schema
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
  ca_bundle: /etc/openclaw/certs/ca.crt
`,
      },
    },
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
  tls_verify: true # want worker/schema
cluster:
  endpoint: https://cluster.openclaw.io
  ca_bundle: /etc/openclaw/certs/ca.crt
`,
      },
      fixed: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
cluster:
  endpoint: https://cluster.openclaw.io
  ca_bundle: /etc/openclaw/certs/ca.crt
  tls_verify: true
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
worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
  ],
  check(resource, context) {
    // Go's decoder takes `yes` and `on` where it expects a boolean, as YAML 1.1 does.
    for (const problem of checkSchema(resource.root, WORKER_CONFIG, { dialect: 'yaml1.1', partial: true })) {
      if (problem.kind === 'unknown-key') reportUnknownKey(resource, problem, context);
      // Any scalar is taken for a text; a duration without a unit is found by its own rule.
      else if (problem.kind === 'wrong-type' && !problem.quoting) reportWrongType(resource, problem, context);
    }
  },
};

function reportUnknownKey(resource: Resource, { at, suggestion }: UnknownKey, { report }: RuleContext): void {
  const { document, root } = resource;
  const found = findPair(root, at);
  // A line without a colon runs into the next one; that it is no YAML is all there is to say of it.
  if (found === undefined || at.text.includes('\n') || at.text.includes(' ')) return;
  // Where YAML gives no other place, what is shared stands under a key of its own.
  if (found.pair.value?.anchor !== undefined || at.text.startsWith('x-')) return;
  const { map, pair } = found;
  const remove: Fix = {
    title: `Remove "${at.text}"`,
    safety: 'needs review',
    edits: [removePair(document, map, pair)],
  };
  const section = sectionKnowing(at.text);
  if (section !== undefined) {
    const move = moveFix(resource, found, section);
    report({
      at,
      message: `"${at.text}" has no effect here; it belongs under "${section}"`,
      fixes: [move ?? remove],
    });
    return;
  }
  const isTaken = suggestion !== undefined && map.pairs.some(({ key }) => key.text === suggestion);
  if (suggestion === undefined || isTaken) {
    const why = isTaken ? `; "${suggestion}" is set beside it` : '';
    report({
      at,
      severity: isTaken ? 'warning' : 'information',
      message: `the worker does not know "${at.text}"${why}; remove it, or correct its spelling`,
      fixes: [remove],
    });
    return;
  }
  report({
    at,
    message: `the worker does not know "${at.text}", so that it has no effect; did you mean "${suggestion}"?`,
    fixes: [
      {
        title: `Change to "${suggestion}"`,
        safety: 'safe',
        edits: [replaceRange(document, at.start, at.end, at.style === 'double' ? `"${suggestion}"` : suggestion)],
      },
    ],
  });
}

function reportWrongType({ document }: Resource, { at, message, unquoting }: WrongType, { report }: RuleContext): void {
  report({
    at,
    severity: 'error',
    message,
    fixes:
      unquoting && at.kind === 'scalar'
        ? [{ title: 'Take the quotes off', safety: 'safe', edits: [replaceRange(document, at.start, at.end, at.text)] }]
        : [],
  });
}

interface FoundPair {
  readonly map: MapNode;
  readonly pair: Pair;
}

function findPair(root: MapNode, key: Node): FoundPair | undefined {
  for (const map of [root, ...root.pairs.flatMap(({ value }) => asMap(value) ?? [])]) {
    const pair = map.pairs.find((candidate) => candidate.key === key);
    if (pair !== undefined) return { map, pair };
  }
  return undefined;
}

/** The section of a worker.yaml that has a key of this name. */
function sectionKnowing(key: string): 'cluster' | 'worker' | undefined {
  const sections = WORKER_CONFIG.kind === 'typed' ? WORKER_CONFIG.map?.properties : undefined;
  return (['cluster', 'worker'] as const).find((name) => {
    const section = sections?.get(name)?.schema;
    return section?.kind === 'typed' && section.map?.properties.has(key) === true;
  });
}

/** Takes the entry with the comment behind it to the end of its section, which is made where there is none. */
function moveFix({ document, root }: Resource, { map, pair }: FoundPair, section: string): Fix | undefined {
  const { text } = document;
  if (pair.value !== undefined && pair.value.kind !== 'scalar') return undefined;
  const end = map.flow ? (pair.value?.end ?? pair.key.end + 1) : lineEnd(text, pair.value?.end ?? pair.key.end + 1);
  const source = text.slice(pair.key.start, end);
  const target = root.pairs.find(({ key }) => key.text === section);
  const targetMap = asMap(target?.value);
  if (source.includes('\n') || targetMap?.pairs.some(({ key }) => key.text === pair.key.text) === true)
    return undefined;
  if (targetMap === undefined && target?.value !== undefined) return undefined;
  const insertion =
    targetMap !== undefined
      ? insertPair(document, targetMap, source)
      : target !== undefined
        ? insertFirstPair(document, target, source)
        : insertPair(document, root, `${section}:\n  ${source}`);
  // The only entry of its map, or an insertion into the very text that goes, cannot be done in two edits.
  const removal = removePair(document, map, pair);
  if (map.pairs.length === 1 || (insertion.start > removal.start && insertion.start < removal.end)) return undefined;
  return { title: `Move to "${section}"`, safety: 'safe', edits: [removal, insertion] };
}

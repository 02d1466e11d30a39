import { asMap, asSeq, textOf } from '../../documents/access.ts';
import type { Node, SeqNode } from '../../documents/node.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import { lineEnd, lineStart, removePair, replaceRange } from '../edit.ts';
import type { DocumentRule, TextChange } from '../rule.ts';
import { servicesOf } from './service.ts';

/** Linux (net/netfilter/nf_conntrack_standalone.c) makes these read-only in every network namespace but the host's. */
const HOST_ONLY = /^net[./]netfilter[./](nf_conntrack_(?:max|buckets|expect_max))$/;

export const conntrackSysctl: DocumentRule = {
  id: 'compose/conntrack-sysctl',
  title: 'A container sets a connection tracking limit that only the host has',
  severity: 'error',
  why: `The size of the connection tracking table is one for the whole machine. In a container's network namespace
\`nf_conntrack_max\` can be read but not written, so that the container does not start. A full table does make workers
unreachable; raise it on the host, with a file \`/etc/sysctl.d/90-openclaw.conf\` and \`sysctl --system\`.`,
  fix: { kind: 'safe', says: 'Removes the setting; it belongs to the host, in a file below /etc/sysctl.d.' },
  appliesTo: ['Compose'],
  scope: 'document',
  examples: [
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    sysctls:
      - net.netfilter.nf_conntrack_max=1572864 # want compose/conntrack-sysctl
      - net.core.somaxconn=1024
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    sysctls:
      - net.core.somaxconn=1024
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
    },
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    sysctls:
      net.netfilter.nf_conntrack_max: 1572864 # want compose/conntrack-sysctl
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
    },
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    sysctls:
      - net.netfilter.nf_conntrack_tcp_timeout_established=7200
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
    },
  ],
  check(resource, { report }) {
    for (const service of servicesOf(resource)) {
      // What is merged in (`<<`) is reported where it stands when a service has it as its own.
      const pair = service.map.pairs.find(({ key }) => key.text === 'sysctls');
      if (pair?.value === undefined) continue;
      for (const { at, name, removal } of settings(service.document, pair.value)) {
        const setting = HOST_ONLY.exec(name)?.[1];
        if (setting === undefined) continue;
        report({
          at,
          message: `sysctl "${name}" cannot be set in a container, which then does not start; set it on the host, in a file below /etc/sysctl.d`,
          fixes: [
            {
              title: `Remove ${setting}, which belongs into /etc/sysctl.d on the host`,
              safety: 'safe',
              edits: [removal ?? removePair(service.document, service.map, pair)],
            },
          ],
        });
      }
    }
  },
};

interface Setting {
  readonly at: Node;
  readonly name: string;
  /** Undefined for the only entry: then the whole key goes. */
  readonly removal: TextChange | undefined;
}

function settings(document: YamlDocument, value: Node): readonly Setting[] {
  const map = asMap(value);
  if (map !== undefined) {
    return map.pairs.map((pair) => ({
      at: pair.key,
      name: pair.key.text,
      removal: map.pairs.length === 1 ? undefined : removePair(document, map, pair),
    }));
  }
  const list = asSeq(value);
  return (list?.items ?? []).flatMap((item) => {
    const name = textOf(item)?.split('=', 1)[0]?.trim();
    if (list === undefined || item === undefined || name === undefined) return [];
    return [{ at: item, name, removal: list.items.length === 1 ? undefined : removeItem(document, list, item) }];
  });
}

function removeItem(document: YamlDocument, list: SeqNode, item: Node): TextChange {
  const { text } = document;
  if (!list.flow) {
    const end = lineEnd(text, item.end);
    const lineBreakLength = text.startsWith('\r\n', end) ? 2 : 1;
    return replaceRange(document, lineStart(text, item.start), Math.min(end + lineBreakLength, text.length), '');
  }
  const index = list.items.indexOf(item);
  const next = list.items[index + 1];
  const before = list.items[index - 1];
  if (next !== undefined) return replaceRange(document, item.start, next.start, '');
  return replaceRange(document, before?.end ?? item.start, item.end, '');
}

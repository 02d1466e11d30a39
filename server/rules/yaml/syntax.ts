import type { SyntaxProblem } from '../../documents/parse.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import { columnOf, doubleQuoted, lineEnd, lineStart, replaceRange } from '../edit.ts';
import type { DocumentRule, Fix } from '../rule.ts';

export const syntax: DocumentRule = {
  id: 'yaml/syntax',
  title: 'A text is no YAML',
  severity: 'error',
  why: `Neither OpenClaw nor \`kubectl\`, Compose and Prometheus read a file that is no YAML: the worker does not start, or keeps
running with what it was given before. Everything below the place is checked only as far as it can be read.`,
  fix: {
    kind: 'needs review',
    says: 'Closes a quote, puts quotes around a value that needs them, blanks in place of tabs; what else was meant cannot be told.',
  },
  appliesTo: ['*'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: @worker # want yaml/syntax
`,
      },
      fixed: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "@worker"
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090 # want yaml/syntax
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
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
  check({ document }, { report }) {
    if (document.problems.length === 0 || document.templated || document.uri.endsWith('.tpl')) return;
    let line = -1;
    for (const problem of document.problems) {
      // What follows on the same line is what the first mistake makes of the rest.
      const start = lineStart(document.text, problem.start);
      if (start === line || document.text.slice(start, lineEnd(document.text, problem.start)).includes('{{')) continue;
      line = start;
      const mended = fix(document, problem);
      report({
        at: visible(document, problem),
        message: explain(problem),
        fixes: mended === undefined ? [] : [mended],
      });
    }
  },
};

/** How far to look for the word that a place before it speaks of. */
const LONGEST_INDENT = 200;

/** A place that can be underlined: at the end of a text there is nothing behind, so the character before. */
function visible({ text }: YamlDocument, { start, end }: SyntaxProblem): { start: number; end: number } {
  if (end > start && text.slice(start, end).trim() !== '') return { start, end };
  const rest = /^[ \t]*(\S+)/.exec(text.slice(start, start + LONGEST_INDENT));
  if (rest !== null) return { start: start + rest[0].length - (rest[1] ?? '').length, end: start + rest[0].length };
  const before = text.slice(0, start).trimEnd().length;
  return { start: Math.max(0, before - 1), end: Math.max(before, 1) };
}

function explain({ code, message }: SyntaxProblem): string {
  if (message.startsWith('Missing closing'))
    return 'a value in quotes is not closed; expected the same quote at its end';
  return (
    EXPLANATIONS[code] ??
    `${message.charAt(0).toLowerCase()}${message
      .slice(1)
      .split('\n')[0]
      ?.replace(/[:.]\s*$/, '')}`
  );
}

/** By the parser's codes; a message of its own where the code alone says what is wrong. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the indentation fits no line above; align it with the entries it belongs to',
  TAB_AS_INDENT: 'found a tab; YAML is indented with blanks only',
  BLOCK_AS_IMPLICIT_KEY: 'found a second "key: value" on one line; start a new line, or put quotes around the value',
  MULTILINE_IMPLICIT_KEY: 'found a line without a colon; expected "key: value"',
  BAD_DQ_ESCAPE: 'no such escape in double quotes; write "\\\\" for a backslash, or use single quotes',
  BAD_SCALAR_START: 'a value cannot start with this character; put quotes around it',
  UNEXPECTED_TOKEN: 'nothing may stand here; put quotes around the value, or align the line with its entries',
  BAD_ALIAS: 'found "*" without the name of an anchor; put quotes around the value',
  KEY_OVER_1024_CHARS: 'found no colon within 1024 characters of the start of the key',
};

function fix(document: YamlDocument, { code, message, start }: SyntaxProblem): Fix | undefined {
  const { text } = document;
  if (code === 'TAB_AS_INDENT') {
    const from = start - columnOf(text, start);
    const indent = /^[ \t]*/.exec(text.slice(from, lineEnd(text, start)))?.[0] ?? '';
    if (!indent.includes('\t')) return undefined;
    const blanks = indent.replace(/\t/g, '  ');
    return {
      title: 'Indent with blanks',
      safety: 'needs review',
      edits: [replaceRange(document, from, from + indent.length, blanks)],
    };
  }
  const quote = /^Missing closing (["'])/.exec(message)?.[1];
  if (quote !== undefined) {
    const end = text.slice(0, lineEnd(text, start)).trimEnd().length;
    return { title: `Close with ${quote}`, safety: 'needs review', edits: [replaceRange(document, end, end, quote)] };
  }
  if (code !== 'BAD_SCALAR_START' && code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const rest = text.slice(start, lineEnd(text, start));
  const value = rest.replace(/\s+#.*$/, '').trimEnd();
  if (value === '' || /["'{}[\]]/.test(value)) return undefined;
  return {
    title: 'Put quotes around the value',
    safety: 'needs review',
    edits: [replaceRange(document, start, start + value.length, doubleQuoted(value))],
  };
}

import type { Example, Rule } from '../rules/rule.ts';

/** The documentation page of a rule, made from the rule: what it flags, bad and good examples, why it matters. */
export function rulePage(rule: Rule): string {
  const bad = rule.examples.filter((example) => hasWant(example));
  const good = rule.examples.filter((example) => !hasWant(example));
  return [
    `# ${rule.id}`,
    '',
    `${rule.title}.`,
    '',
    `Severity: ${rule.severity}. Fix: ${rule.fix.kind}. ${rule.fix.says}`,
    '',
    '## Why it matters',
    '',
    rule.why,
    '',
    '## Found',
    '',
    ...bad.flatMap((example) => [...files(example.files), ...fixed(example)]),
    '## Not found',
    '',
    ...good.flatMap((example) => files(example.files)),
    '## Silence it',
    '',
    'On one line, with the reason behind the colon, or for all files in `.openclaw/lint.yaml`:',
    '',
    '```yaml',
    `# openclaw-ignore-next-line ${rule.id}: reason`,
    '```',
    '',
    '```yaml',
    'rules:',
    `  ${rule.id}: off`,
    '```',
    '',
  ].join('\n');
}

/** The list of all rules by subject, for `docs/rules/README.md`. */
export function rulesIndex(rules: readonly Rule[]): string {
  const rows = [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, title, severity, fix }) => `| [${id}](${id}.md) | ${severity} | ${fix.kind} | ${title} |`);
  return [
    '# Rules',
    '',
    `${rules.length} rules. *Error*: the product, the API server or Compose refuses it, or it cannot work. *Warning*: it is taken but`,
    'leads to one of the twelve errors or opens a hole. *Information* and *hint*: advice. A rule may judge single findings',
    'lighter or harder than the severity shown here.',
    '',
    '| rule | severity | fix | finds |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const WANT = /\s*(?:#|\/\/) want \S+(?: \S+)*[ \t]*$/gm;

function hasWant({ files }: Example): boolean {
  return Object.values(files).some((text) => text.search(WANT) !== -1);
}

function files(byName: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(byName).flatMap(([name, text]) => {
    const lines = text.replace(WANT, '').replace(/\n*$/, '');
    const fence = lines.includes('```') ? '````' : '```';
    return [`\`${name}\`:`, '', fence + language(name), lines, fence, ''];
  });
}

function language(name: string): string {
  if (name.endsWith('.json')) return 'json';
  if (name.endsWith('.md')) return 'markdown';
  return /\.ya?ml$/.test(name) ? 'yaml' : 'text';
}

function fixed({ fixed: after }: Example): readonly string[] {
  return after === undefined ? [] : ['After the fix:', '', ...files(after)];
}

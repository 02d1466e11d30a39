import assert from 'node:assert/strict';
import test from 'node:test';
import { lintFiles } from '../lintFiles.ts';

// Judged by Prometheus 3.4's own parser (promql/parser.ParseExpr); those it accepts first.
const ACCEPTED = [
  'foo{a="b"}',
  'rate(foo[5m])',
  'rate(foo[5m] offset 5m)',
  'rate(foo[5m] @ start())',
  'sum(rate(foo{a="b"}[5m])) by (x) > 1',
  'topk(3, foo)',
  '1 == bool 1',
  'time()',
  'vector(1)',
  'histogram_quantile(0.9, sum by (le) (rate(foo_bucket[5m])))',
  'label_replace(foo,"a","b","c","d")',
  'label_join(foo,"a","b")',
  'round(foo)',
  'hour()',
  'quantile_over_time(0.9, foo[5m])',
  'predict_linear(foo[1h], 3600)',
  'avg_over_time(rate(foo[5m])[10m:1m])',
  'max_over_time(sum(foo)[5m:])',
  'absent(sum(foo) == 1)',
  'count_values("x", foo)',
  'foo unless on(a) bar',
  'foo / ignoring(a) group_right(b) bar',
  'foo{a="b",} or vector(0)',
  'foo # comment',
  '{__name__="foo"}',
  'foo:bar:rate5m',
  '2 ^ -1',
];

const REFUSED = [
  'rate(foo)',
  'rate()',
  'rate(foo[5m], 3)',
  'rate(foo offset 5m)',
  'topk(foo)',
  '1 == 1',
  '1 and 2',
  'foo and 2',
  'time() > 5',
  'vector(foo)',
  'avg_over_time(rate(foo[5m])[10m])',
  '-foo[5m]',
  'foo + "x"',
  'foo + foo[5m]',
  'absent(foo[5m])',
  'foo{status=unreachable}',
  'foo{a=~"(b"}',
  'foo{a="b"',
  'foo)',
  '(foo',
  'foo ==',
  'foo = 1',
  'foo && bar',
  'foo bar',
  'rat(foo[5m])',
  'foo[5x]',
  'foo[1.5m]',
  '"abc',
  'sum(a,b)',
  'clamp(foo,1)',
  'foo[5m',
  'rate(foo[$__interval])',
  'foo{$x="y"}',
  'by (x) sum(y)',
  'Rate(foo[5m])',
  // Prometheus loads these and fails at each evaluation.
  'foo[5m]',
  '"abc"',
];

for (const expression of ACCEPTED) {
  test(`Prometheus takes ${expression}`, () => assert.deepEqual(errors(expression), []));
}

for (const expression of REFUSED) {
  test(`Prometheus refuses ${expression}`, () => assert.notDeepEqual(errors(expression), []));
}

/** Every way to write the expression in YAML must come to the same. */
function errors(expression: string): readonly string[] {
  const styles = [`'${expression.replaceAll("'", "''")}'`, JSON.stringify(expression), `|\n          ${expression}\n`];
  const [first = [], ...others] = styles.map((style) =>
    lintFiles({
      'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - record: openclaw:x
        expr: ${style}
`,
    }).flatMap(({ severity, message }) => (severity === 'error' ? [message] : [])),
  );
  for (const other of others) assert.deepEqual(other, first);
  return first;
}

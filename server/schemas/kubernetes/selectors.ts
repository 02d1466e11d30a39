import type { FieldCheck, Fields, Reporter } from './fields.ts';

/** `values` goes with the operators that compare, and only with them. */
export const checkRequirement: FieldCheck = (fields, report) => {
  const operator = fields.text('operator');
  const values = fields.items('values');
  if ((operator === 'In' || operator === 'NotIn') && values.length === 0) {
    report.missing('values', `"values" is missing; "${operator}" compares with at least one`);
  } else if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0) {
    report.superfluous(fields, 'values', `"${operator}" takes no "values"; remove them`);
  } else if ((operator === 'Gt' || operator === 'Lt') && values.length !== 1) {
    report.missing('values', `"${operator}" compares with exactly one of "values"`);
  }
};

/** The selector of a workload must select the pods that the workload makes, and something at all. */
export function checkSelector(spec: Fields, report: Reporter, { partial }: { readonly partial: boolean }): void {
  const selector = spec.object('selector');
  if (selector === undefined || partial) return;
  // With a key that is misspelled it is not known what is asked for.
  if (selector.map.pairs.some(({ key }) => !SELECTOR_KEYS.has(key.text))) return;
  const labels = spec.object('template')?.object('metadata')?.object('labels');
  const matchLabels = selector.object('matchLabels');
  const expressions = selector.objects('matchExpressions');
  if ((matchLabels === undefined || matchLabels.map.pairs.length === 0) && expressions.length === 0) {
    report.conflict(spec, 'selector', 'an empty selector is refused; name the labels of the template');
    return;
  }
  for (const { key } of matchLabels?.map.pairs ?? []) {
    if (key.templated || !isMismatch(matchLabels, labels, key.text)) continue;
    const message = `the selector asks for the label "${key.text}" with another value than the template has; make them the same`;
    report.conflict(matchLabels ?? spec, key.text, message);
  }
  for (const expression of expressions) {
    if (satisfies(expression, labels)) continue;
    report.conflict(expression, 'key', `the labels of the template do not satisfy this; make them match`);
  }
}

const SELECTOR_KEYS: ReadonlySet<string> = new Set(['matchLabels', 'matchExpressions', '<<']);

function isMismatch(matchLabels: Fields | undefined, labels: Fields | undefined, key: string): boolean {
  if (matchLabels === undefined || !matchLabels.known(key)) return false;
  if (labels?.known(key) === false) return false;
  // A label that is not there is no empty one.
  return !hasKey(labels, key) || (labels?.text(key) ?? '') !== (matchLabels.text(key) ?? '');
}

function satisfies(expression: Fields, labels: Fields | undefined): boolean {
  const key = expression.text('key');
  if (key === undefined || labels?.known(key) === false) return true;
  const values = expression.items('values');
  if (values.some((value) => value.kind === 'scalar' && value.templated)) return true;
  const has = hasKey(labels, key);
  const listed = values.some((value) => value.kind === 'scalar' && value.text === (labels?.text(key) ?? ''));
  switch (expression.text('operator')) {
    case 'In':
      return has && listed;
    case 'NotIn':
      return !(has && listed);
    case 'Exists':
      return has;
    case 'DoesNotExist':
      return !has;
  }
  // An operator that is none is reported as such.
  return true;
}

function hasKey(labels: Fields | undefined, key: string): boolean {
  return labels?.map.pairs.some((pair) => pair.key.text === key) ?? false;
}

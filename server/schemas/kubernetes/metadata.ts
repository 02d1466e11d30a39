import { FORMATS } from '../formats.ts';
import type { FieldCheck, Fields, Reporter } from './fields.ts';

/** By kind; a name that the server would take for the start of a generated one may end in a dash, which is left aside. */
export function checkObject(nameFormat: keyof typeof NAMES, maxLength = Number.POSITIVE_INFINITY): FieldCheck {
  const format = NAMES[nameFormat];
  return (fields, report) => {
    const metadata = fields.object('metadata');
    const name = metadata?.text('name');
    // What is there and no map is reported as such.
    if (metadata === undefined && fields.has('metadata')) return;
    const isNamed =
      name !== undefined || metadata?.text('generateName') !== undefined || metadata?.known('name') === false;
    if (metadata === undefined) report.missing('metadata', '"metadata" is missing; give the object a name under it');
    else if (!isNamed)
      report.missing('name', 'the object has no name; give it one under "metadata"', fields.pair('metadata')?.key);
    if (metadata === undefined) return;
    if (name !== undefined && !(format.accepts(name) && name.length <= maxLength)) {
      const length = Number.isFinite(maxLength) ? ` (at most ${maxLength} characters)` : '';
      report.invalid(metadata, 'name', `"${name}" cannot be a name here; expected ${format.says}${length}`);
    }
    const namespace = metadata.text('namespace');
    if (namespace !== undefined && !NAMES.label.accepts(namespace)) {
      report.invalid(metadata, 'namespace', `"${namespace}" cannot be a namespace; expected ${NAMES.label.says}`);
    }
    checkLabelsAndAnnotations(metadata, report);
  };
}

export const NAMES = {
  subdomain: format('dnsSubdomain'),
  label: format('dnsLabel'),
  segment: format('pathSegment'),
} as const;

/** What a pod template's metadata is checked for, too. */
export function checkLabelsAndAnnotations(metadata: Fields, report: Reporter): void {
  const labels = metadata.object('labels');
  for (const { key, value } of labels?.map.pairs ?? []) {
    if (key.templated || labels === undefined) continue;
    if (!LABEL_KEY.accepts(key.text)) reportKey(labels, { key: key.text, says: LABEL_KEY.says }, report);
    const text = labels.text(key.text);
    if (value !== undefined && text !== undefined && !LABEL_VALUE.accepts(text)) {
      report.invalid(labels, key.text, `"${text}" cannot be the value of a label; expected ${LABEL_VALUE.says}`);
    }
  }
  const annotations = metadata.object('annotations');
  for (const { key } of annotations?.map.pairs ?? []) {
    if (key.templated || annotations === undefined || ANNOTATION_KEY.accepts(key.text)) continue;
    reportKey(annotations, { key: key.text, says: ANNOTATION_KEY.says }, report);
  }
}

const LABEL_KEY = format('labelKey');
const LABEL_VALUE = format('labelValue');
const ANNOTATION_KEY = format('annotationKey');

function reportKey(fields: Fields, { key, says }: { key: string; says: string }, report: Reporter): void {
  report.invalid(fields, key, `"${key}" cannot be a key here; expected ${says}`);
}

function format(name: string) {
  const found = FORMATS[name];
  if (found === undefined) throw new Error(`no format "${name}"`);
  return found;
}

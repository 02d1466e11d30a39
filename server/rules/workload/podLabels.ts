import { asMap, pairOf } from '../../documents/access.ts';
import type { Workload } from '../../graph/workload.ts';
import { addPairs, setAt, setBefore } from '../entry.ts';
import type { TextChange } from '../rule.ts';

/** Adds labels to the pods of a workload, with the metadata that holds them where there is none. */
export function setLabels({ template, resource }: Workload, added: Readonly<Record<string, string>>): TextChange[] {
  const { document } = resource;
  const metadata = pairOf(template, 'metadata');
  if (metadata === undefined)
    return [setBefore(document, template, 'spec', { key: 'metadata', value: { labels: added } })];
  const labels = asMap(pairOf(metadata.value, 'labels')?.value);
  return [
    labels === undefined ? setAt(document, template, ['metadata', 'labels'], added) : addPairs(document, labels, added),
  ];
}

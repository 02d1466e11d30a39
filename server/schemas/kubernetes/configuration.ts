import type { FieldCheck } from './fields.ts';

/** A key of a ConfigMap is text or bytes, not both. */
export const checkBags: FieldCheck = (configMap, report) => {
  const bytes = configMap.object('binaryData');
  for (const { key } of configMap.object('data')?.map.pairs ?? []) {
    if (bytes?.map.pairs.some((pair) => pair.key.text === key.text) !== true) continue;
    report.superfluous(bytes, key.text, `"${key.text}" stands under "data" too; keep one of them`);
  }
};

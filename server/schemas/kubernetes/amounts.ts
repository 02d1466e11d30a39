import { quantityValue } from '../quantity.ts';
import { scalarValue } from '../scalarValue.ts';
import type { FieldCheck, Fields } from './fields.ts';

/** The number that a quantity stands for; undefined where it is none, is not there or is templated. */
export function amountOf(amounts: Fields | undefined, key: string): number | undefined {
  const node = amounts?.node(key);
  // Null behind a key is nothing of it, where no key is no limit at all.
  if (node === undefined && amounts?.map.pairs.some((pair) => pair.key.text === key)) return 0;
  if (node?.kind !== 'scalar') return undefined;
  const value = scalarValue(node, 'yaml1.1');
  if (value.kind === 'number') return value.value;
  return value.kind === 'string' ? quantityValue(value.text) : undefined;
}

export const checkResources: FieldCheck = (resources, report) => {
  const limits = resources.object('limits');
  const requests = resources.object('requests');
  for (const amounts of [limits, requests]) {
    for (const { key } of amounts?.map.pairs ?? []) {
      const amount = amountOf(amounts, key.text);
      if (amounts !== undefined && amount !== undefined && amount < 0) {
        report.invalid(amounts, key.text, `an amount of ${key.text} cannot be negative`);
      }
    }
  }
  for (const { key } of requests?.map.pairs ?? []) {
    const request = amountOf(requests, key.text);
    const limit = amountOf(limits, key.text);
    if (requests === undefined || request === undefined || limit === undefined || request <= limit) continue;
    report.conflict(
      requests,
      key.text,
      `more ${key.text} is requested than the limit allows; lower it or raise the limit`,
    );
  }
};

/** In which units an environment variable can show a resource: whole or thousandths of a CPU, round amounts of bytes. */
export const checkDivisor: FieldCheck = (selector, report) => {
  const resource = selector.text('resource') ?? '';
  const divisor = amountOf(selector, 'divisor');
  if (divisor === undefined || divisor === 0) return;
  if (resource.endsWith('.cpu') && divisor !== 1 && divisor !== 0.001) {
    report.invalid(selector, 'divisor', 'the divisor of a CPU can only be 1 or 1m');
  } else if (/\.(?:memory|ephemeral-storage|hugepages-.*)$/.test(resource) && !BYTE_DIVISORS.has(divisor)) {
    report.invalid(
      selector,
      'divisor',
      'the divisor of bytes can only be 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi or 1Ei',
    );
  }
};

const BYTE_DIVISORS = new Set([1, ...[1, 2, 3, 4, 5, 6].flatMap((power) => [1e3 ** power, 2 ** (10 * power)])]);

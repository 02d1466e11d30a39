import { pairOf, textOf } from '../../documents/access.ts';
import type { Pair } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';

/** Milliseconds of a duration in Go's syntax (`time.ParseDuration`), such as `1m30s`; undefined where it is none. */
export function parseGoDuration(text: string): number | undefined {
  if (text === '0' || text === '+0' || text === '-0') return 0;
  const match = /^([-+]?)((?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text);
  if (match === null) return undefined;
  let total = 0;
  for (const [, amount, unit] of (match[2] ?? '').matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return match[1] === '-' ? -total : total;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Writes a duration as Go prints it, without zero parts: `150000` is `2m30s`. */
export function formatGoDuration(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const seconds = (milliseconds % 60_000) / 1000;
  const parts = [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : '', seconds > 0 ? `${seconds}s` : ''];
  return parts.join('') || '0s';
}

/** The pair of a key in the `cluster` section of a worker.yaml, and its duration where it holds one. */
export function clusterDuration(resource: Resource, key: string): { pair: Pair | undefined; ms: number | undefined } {
  const pair = pairOf(pairOf(resource.root, 'cluster')?.value, key);
  const text = textOf(pair?.value);
  return { pair, ms: text === undefined ? undefined : parseGoDuration(text) };
}

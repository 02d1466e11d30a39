/** The value below which a part of the sorted sample lies: `quantile(times, 0.95)`. */
export function quantile(sample: readonly number[], part: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly peer: number;
  readonly unit: string;
}

/** Prints rows with their ratio, peer by ours: above 1, ours is that many times better. */
export function printTable(title: string, peer: string, rows: readonly Row[]): void {
  console.log(`\n${title} (beside ${peer})`);
  const cells = rows.map(({ what, ours, peer: theirs, unit }) => [
    what,
    `${format(ours)} ${unit}`,
    `${format(theirs)} ${unit}`,
    `${format(theirs / ours)} x`,
  ]);
  const head = ['', 'ours', 'peer', 'peer/ours'];
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => (row[column] ?? '').length)));
  for (const row of [head, ...cells]) {
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
  }
}

function format(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

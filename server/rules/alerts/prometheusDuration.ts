/** Milliseconds of a time as people write it: fractions, blanks, long units, any order; seconds without a unit. */
export function parseLooseDuration(text: string): number | undefined {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)\s*/giy)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text.trim()) return undefined;
  let total = 0;
  for (const [, amount, unit = ''] of parts) {
    const milliseconds = UNIT_MS.get(unit.toLowerCase());
    // A number without a unit among others with one could mean anything.
    if (milliseconds === undefined || (unit === '' && parts.length > 1)) return undefined;
    total += Number(amount) * milliseconds;
  }
  return Number.isInteger(total) ? total : undefined;
}

const UNIT_MS: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, 'ms millisecond milliseconds'],
      [1000, 's sec secs second seconds'],
      [60_000, 'm min mins minute minutes'],
      [3_600_000, 'h hr hrs hour hours'],
      [86_400_000, 'd day days'],
      [604_800_000, 'w week weeks'],
    ] as const
  ).flatMap(([milliseconds, names]): [string, number][] => [
    ...names.split(' ').map((name): [string, number] => [name, milliseconds]),
    ...(milliseconds === 1000 ? ([['', milliseconds]] as [string, number][]) : []),
  ]),
);

/** A time in Prometheus' syntax, without zero parts: `5400000` is `1h30m`. */
export function writePrometheusDuration(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(rest / size);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * size;
  }
  return text === '' ? '0s' : text;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

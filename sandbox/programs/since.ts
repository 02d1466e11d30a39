const UNITS_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  sec: 1_000,
  second: 1_000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
};

/** A moment as `journalctl --since` takes it: `30 minutes ago`, `-5min`, `today`, `2024-01-15 10:00:00`. */
export function parseSince(text: string, now: Date): Date | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'now') return now;
  if (word === 'today') return new Date(now.getFullYear(), now.getMonth(), now.getDate());
  if (word === 'yesterday') return new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const [, sign, amount, unit, ago] = /^(-?)\s*(\d+)\s*([a-z]+?)s?(\s+ago)?$/.exec(word) ?? [];
  const unitMs = UNITS_MS[unit ?? ''] ?? UNITS_MS[`${unit}s`];
  if (amount !== undefined && unitMs !== undefined && (sign === '-' || ago !== undefined)) {
    return new Date(now.getTime() - Number(amount) * unitMs);
  }
  if (!/^\d{4}-\d\d-\d\d/.test(word)) return undefined;
  const time = Date.parse(text.trim().replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : new Date(time);
}

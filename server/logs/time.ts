/** Milliseconds since the epoch of a time as logs write it: RFC 3339, or with a blank, a comma, or no zone (then UTC). */
export function readTime(text: string | undefined): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)?$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, date, time, fraction, zone = 'Z'] = match;
  const colonZone = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const milliseconds = fraction === undefined ? '' : `.${fraction.slice(0, 3)}`;
  const value = Date.parse(`${date}T${time}${milliseconds}${colonZone}`);
  return Number.isNaN(value) ? undefined : value;
}

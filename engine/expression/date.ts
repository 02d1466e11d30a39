/** Milliseconds since 1970 of a date as OpenSSL, Go or RFC 3339 write it; null where the text is none of these. */
export function parseDate(text: string): number | null {
  const trimmed = text.trim();
  return rfc3339(trimmed) ?? openssl(trimmed) ?? go(trimmed);
}

function rfc3339(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d)?)(\.\d+)?(?:\s*([Zz]|[+-]\d\d:?\d\d))?)?$/.exec(text);
  if (match === null) return null;
  const [, day = '', time = '00:00:00', fraction = '', zone = 'Z'] = match;
  const colons = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const seconds = time.length === 5 ? `${time}:00` : time;
  return valid(Date.parse(`${day}T${seconds}${fraction.slice(0, 4)}${colons}`));
}

/** `Jan 15 10:23:45 2024 GMT`, and `Jan 15 2024` as people shorten it. */
function openssl(text: string): number | null {
  const match = /^([A-Z][a-z]{2}) {1,2}(\d{1,2})(?: (\d\d):(\d\d):(\d\d)(?:\.\d+)?)? (\d{4})(?: (?:GMT|UTC))?$/.exec(
    text,
  );
  if (match === null) return null;
  const [, month = '', day, hour = '0', minute = '0', second = '0', year] = match;
  return utc(month, [Number(year), Number(day), Number(hour), Number(minute), Number(second)]);
}

/** Go's `time.Time.String()`: `2024-01-15 10:23:45.123456789 +0000 UTC`, perhaps with its monotonic part. */
function go(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [+-]\d{4}) \S+(?: m=[+-][\d.]+)?$/.exec(text);
  return match === null ? null : rfc3339(match[1] ?? '');
}

function utc(month: string, [year, day, hour, minute, second]: readonly number[]): number | null {
  const index = months.indexOf(month);
  if (index < 0) return null;
  const time = Date.UTC(year ?? Number.NaN, index, day, hour, minute, second);
  // Date.UTC takes February 31 for a day in March.
  return new Date(time).getUTCDate() === day ? valid(time) : null;
}

const months: readonly string[] = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function valid(time: number): number | null {
  return Number.isNaN(time) ? null : time;
}

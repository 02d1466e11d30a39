import { isIP } from './ip.ts';

/** A string with a syntax of its own. */
export interface Format {
  readonly accepts: (text: string) => boolean;
  /** Completes "expected …". */
  readonly says: string;
}

const LOWER_CASE = 'lower-case letters, digits and "-"';

/** By the names that notations use. Those of Kubernetes follow k8s.io/apimachinery/pkg/util/validation. */
export const FORMATS: Readonly<Record<string, Format>> = {
  nonEmpty: { accepts: (text) => text !== '', says: 'a string that is not empty' },
  time: { accepts: isTime, says: 'a time such as "2025-01-15T10:42:18Z"' },
  integerText: { accepts: (text) => /^[-+]?[0-9]+$/.test(text), says: 'an integer' },
  numberText: { accepts: isNumberText, says: 'a number' },
  booleanText: { accepts: (text) => /^(?:true|false|y|yes|on|n|no|off)$/i.test(text), says: 'true or false' },
  base64: { accepts: isBase64, says: 'base64' },
  ip: { accepts: isIP, says: 'an IP address' },
  cron: { accepts: isCron, says: 'a cron schedule with five fields, such as "*/5 * * * *", or one such as "@daily"' },
  timeZone: { accepts: isTimeZone, says: 'a time zone such as "Europe/Berlin"' },
  percent: { accepts: (text) => /^[0-9]+%$/.test(text), says: 'a percentage such as "25%"' },
  dnsLabel: { accepts: isDnsLabel, says: `a name of ${LOWER_CASE}, at most 63 characters` },
  dnsSubdomain: { accepts: isDnsSubdomain, says: `a name of ${LOWER_CASE} and ".", at most 253 characters` },
  dnsSubdomainStart: {
    // A name that goes on would have another character behind the dash.
    accepts: (text) => isDnsSubdomain(text.replace(/-$/, 'a')),
    says: `a name of ${LOWER_CASE} and ".", at most 253 characters`,
  },
  underscoredSubdomain: {
    accepts: (text) => text === '.' || isDnsSubdomain(text.replace(/\.$/, '').replaceAll('_', '0')),
    says: 'a domain name',
  },
  pathSegment: {
    accepts: (text) => text !== '' && text !== '.' && text !== '..' && !/[/%]/.test(text),
    says: 'a name without "/" and "%"',
  },
  labelKey: {
    accepts: isQualifiedName,
    says: 'letters, digits, "-", "_" and ".", at most 63, with an optional domain and "/" before them',
  },
  annotationKey: {
    accepts: (text) => isQualifiedName(text.toLowerCase()),
    says: 'letters, digits, "-", "_" and ".", at most 63, with an optional domain and "/" before them',
  },
  labelValue: {
    accepts: (text) => text === '' || isName(text),
    says: 'letters, digits, "-", "_" and ".", at most 63, starting and ending with a letter or digit',
  },
  portName: {
    accepts: isPortName,
    says: 'a port name of at most 15 lower-case letters, digits and "-", with at least one letter',
  },
  configKey: {
    accepts: (text) => text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && text !== '.' && !text.startsWith('..'),
    says: 'letters, digits, "-", "_" and "."',
  },
  environmentName: {
    // Printable ASCII except the one character that ends a name.
    accepts: (text) => /^[ -<>-~]+$/.test(text),
    says: 'a variable name without "="',
  },
  headerName: { accepts: (text) => /^[-A-Za-z0-9]+$/.test(text), says: 'a header name of letters, digits and "-"' },
  resourceName: {
    accepts: isContainerResource,
    says: '"cpu", "memory", "ephemeral-storage", "hugepages-…" or the name of an extended resource with its domain',
  },
  relativePath: { accepts: isRelativePath, says: 'a relative path without ".."' },
  projectedPath: {
    accepts: (text) => isRelativePath(text) && !text.startsWith('..'),
    says: 'a relative path without ".." that does not start with ".."',
  },
  noBacksteps: { accepts: (text) => !text.split('/').includes('..'), says: 'a path without ".."' },
  sysctlName: {
    accepts: (text) =>
      text.length <= 253 && /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:[./][a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/.test(text),
    says: 'the name of a sysctl, such as "net.core.somaxconn"',
  },
};

function isNumberText(text: string): boolean {
  return /^[-+]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?|inf(?:inity)?|nan)$/i.test(text);
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** As Go's decoder: padded, line breaks ignored. */
function isBase64(text: string): boolean {
  const compact = text.replace(/[\r\n]/g, '');
  return compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
}

export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text);
}

export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(text);
}

function isQualifiedName(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash === -1) return isName(text);
  return isDnsSubdomain(text.slice(0, slash)) && isName(text.slice(slash + 1));
}

function isName(text: string): boolean {
  return text.length <= 63 && /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/.test(text);
}

/** An IANA service name. */
function isPortName(text: string): boolean {
  return text.length <= 15 && /^[a-z0-9](?:-?[a-z0-9])*$/.test(text) && /[a-z]/.test(text);
}

function isContainerResource(text: string): boolean {
  if (!text.includes('/')) {
    return text === 'cpu' || text === 'memory' || text === 'ephemeral-storage' || /^hugepages-./.test(text);
  }
  // A name with the domain of Kubernetes itself is native and taken as it is; others must leave room for "requests.".
  if (/(?:^|\.)kubernetes\.io\//.test(text)) return isQualifiedName(text);
  return !text.startsWith('requests.') && isQualifiedName(`requests.${text}`);
}

function isRelativePath(text: string): boolean {
  return !text.startsWith('/') && !text.split('/').includes('..');
}

/** As github.com/robfig/cron reads its standard form; the server refuses a time zone in it. */
function isCron(text: string): boolean {
  if (text.includes('TZ')) return false;
  if (text.startsWith('@every ')) return isGoDuration(text.slice('@every '.length));
  if (text.startsWith('@')) return /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text);
  const fields = text.trim().split(/\s+/);
  return (
    fields.length === CRON_FIELDS.length && CRON_FIELDS.every((bounds, at) => isCronField(fields[at] ?? '', bounds))
  );
}

interface CronBounds {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const CRON_FIELDS: readonly CronBounds[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
];

function isCronField(field: string, bounds: CronBounds): boolean {
  return field.split(',').every((range) => range === '' || isCronRange(range, bounds));
}

function isCronRange(text: string, bounds: CronBounds): boolean {
  const [range = '', step, ...tooMany] = text.split('/');
  const [low = '', high, ...hyphens] = range.split('-');
  if (tooMany.length > 0) return false;
  if (step !== undefined && !(/^\+?\d+$/.test(step) && Number(step) > 0)) return false;
  if (low === '*' || low === '?') return true;
  const start = cronNumber(low, bounds);
  const end = high === undefined ? (step === undefined ? start : bounds.max) : cronNumber(high, bounds);
  return hyphens.length === 0 && bounds.min <= start && start <= end && end <= bounds.max;
}

function cronNumber(text: string, { names, min }: CronBounds): number {
  const named = names.indexOf(text.toLowerCase());
  if (named !== -1) return named + min;
  return /^\+?\d+$/.test(text) ? Number(text) : Number.NaN;
}

function isGoDuration(text: string): boolean {
  return /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.test(text);
}

/** By its letters alone: which zones there are is known to the server's machine, not to us. */
function isTimeZone(text: string): boolean {
  return (
    text.toLowerCase() !== 'local' &&
    text.split('/').every((part) => part !== '.' && part !== '..' && /^(?!-)[-A-Za-z._0-9+]{1,14}$/.test(part))
  );
}

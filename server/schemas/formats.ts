/** A string with a syntax of its own. */
export interface Format {
  readonly accepts: (text: string) => boolean;
  /** Completes "expected …". */
  readonly says: string;
}

/** By the names that notations use. */
export const FORMATS: Readonly<Record<string, Format>> = {
  nonEmpty: { accepts: (text) => text !== '', says: 'a text that is not empty' },
  time: { accepts: isTime, says: 'a time such as "2025-01-15T10:42:18Z"' },
  base64: { accepts: isBase64, says: 'base64' },
  dnsLabel: {
    accepts: isDnsLabel,
    says: 'lower-case letters, digits and "-", at most 63, starting and ending with a letter or digit',
  },
};

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

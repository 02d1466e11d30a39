/** Without node:net, which a browser does not have. */
export function isIP(text: string): boolean {
  return isIPv4(text) || isIPv6(text);
}

/** An address in a network: `192.168.1.0/24`. */
export interface Cidr {
  /** Address and prefix as bits, `0` and `1`. */
  readonly bits: string;
  readonly prefix: number;
}

export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length = '', ...more] = text.split('/');
  if (more.length > 0 || !/^\d{1,3}$/.test(length)) return undefined;
  const bits = isIPv4(address) ? bitsOfIPv4(address) : isIPv6(address) ? bitsOfIPv6(address) : undefined;
  const prefix = Number(length);
  return bits === undefined || prefix > bits.length ? undefined : { bits, prefix };
}

/** Whether `inner` is a smaller network within `outer`. */
export function isWithin(inner: Cidr, outer: Cidr): boolean {
  return (
    inner.bits.length === outer.bits.length &&
    inner.prefix > outer.prefix &&
    inner.bits.slice(0, outer.prefix) === outer.bits.slice(0, outer.prefix)
  );
}

/** Leading zeros are taken, as the server still does for manifests. */
function isIPv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255);
}

function isIPv6(text: string): boolean {
  const halves = text.split('::');
  if (!text.includes(':') || halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const hex = last.includes('.') ? groups.slice(0, -1) : groups;
  if (last.includes('.') && !isIPv4(last)) return false;
  const length = hex.length + (last.includes('.') ? 2 : 0);
  return hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (halves.length === 2 ? length < 8 : length === 8);
}

function bitsOfIPv4(text: string): string {
  return text
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

function bitsOfIPv6(text: string): string {
  const [head = '', tail] = text.split('::').map((half) => bitsOfGroups(half));
  return tail === undefined ? head : head + tail.padStart(128 - head.length, '0');
}

function bitsOfGroups(half: string): string {
  if (half === '') return '';
  return half
    .split(':')
    .map((group) =>
      group.includes('.') ? bitsOfIPv4(group) : Number.parseInt(group, 16).toString(2).padStart(16, '0'),
    )
    .join('');
}

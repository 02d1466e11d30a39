/** What is wrong with a `host:port`, where in the text, and what must have been meant. */
export interface AddressProblem {
  readonly start: number;
  readonly end: number;
  /** Continues a sentence that starts with the address. */
  readonly says: string;
  /** Undefined where the meaning is lost. */
  readonly meant: string | undefined;
  /** Whether what was meant is beyond doubt. */
  readonly certain: boolean;
}

export interface Address {
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
}

/** The port on which a manager listens unless it is told otherwise. */
export const MANAGER_PORT = 9090;

/** Reads an address as Go's `net.SplitHostPort` does; undefined where it is none. */
export function parseAddress(text: string): Address | undefined {
  const match = /^(?:\[([^[\]]+)\]|([^:[\]]+)):(\d+)$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  return host === undefined ? undefined : { host, port: Number(match?.[3]) };
}

/** The first mistake in an address that a worker is to dial; undefined where there is none or it is a gRPC target. */
export function addressProblem(text: string): AddressProblem | undefined {
  // Resolver schemes of gRPC itself; what stands behind them is not ours to judge.
  if (/^(?:dns|passthrough|unix|unix-abstract|xds):/.test(text)) return undefined;
  return blankProblem(text) ?? schemeProblem(text) ?? pathProblem(text) ?? bracketProblem(text) ?? portProblem(text);
}

function blankProblem(text: string): AddressProblem | undefined {
  const match = /\s+/.exec(text);
  if (match === null) return undefined;
  const without = text.replace(/\s+/g, '');
  return {
    start: match.index,
    end: match.index + match[0].length,
    says: 'holds a blank, with which no host is found',
    ...mend(without, !/[^\s:]\s+[^\s:]/.test(text)),
  };
}

function schemeProblem(text: string): AddressProblem | undefined {
  const match = /^([a-zA-Z][\w+.-]*):\/\//.exec(text);
  if (match === null) return undefined;
  const rest = text.slice(match[0].length).replace(/[/?#].*$/s, '');
  return {
    start: 0,
    end: match[0].length,
    says: `starts with the scheme "${match[0]}"`,
    ...mend(rest, true),
  };
}

function pathProblem(text: string): AddressProblem | undefined {
  const at = text.search(/[/?#]/);
  if (at === -1) return undefined;
  const rest = text.slice(0, at);
  return {
    start: at,
    end: text.length,
    says: 'goes on behind the port',
    ...mend(rest, true),
  };
}

function bracketProblem(text: string): AddressProblem | undefined {
  if (text.startsWith('[')) {
    const close = text.indexOf(']');
    if (close !== -1 && isIpv6(text.slice(1, close))) return undefined;
    return { start: 0, end: text.length, says: 'has brackets around what is no IPv6 address', ...LOST };
  }
  if (text.split(':').length <= 2) return undefined;
  const lastColon = text.lastIndexOf(':');
  const [host, port] = [text.slice(0, lastColon), text.slice(lastColon + 1)];
  // `::1` could be host `:` and port 1; a last group that is the manager's port was meant as one.
  const endsInPort = isIpv6(host) && /^\d{4,5}$/.test(port) && (!isIpv6(text) || Number(port) === MANAGER_PORT);
  if (endsInPort) return { start: 0, end: lastColon, says: IPV6_BARE, meant: `[${host}]:${port}`, certain: false };
  if (isIpv6(text)) {
    return { start: 0, end: text.length, says: IPV6_BARE, meant: `[${text}]:${MANAGER_PORT}`, certain: false };
  }
  return { start: 0, end: text.length, says: 'holds more than one colon', ...LOST };
}

const IPV6_BARE = 'has an IPv6 address without brackets, so that its port cannot be told';

function portProblem(text: string): AddressProblem | undefined {
  const colon = text.startsWith('[') ? text.indexOf(':', text.indexOf(']')) : text.indexOf(':');
  const whole = { start: 0, end: text.length };
  if (colon === -1) {
    if (text === '') return { ...whole, says: 'is empty', ...LOST };
    if (/^\d+$/.test(text)) return { ...whole, says: 'names no host', ...LOST };
    return { ...whole, says: 'names no port', meant: `${text}:${MANAGER_PORT}`, certain: true };
  }
  const [host, port] = [text.slice(0, colon), text.slice(colon + 1)];
  const atPort = { start: Math.min(colon + 1, text.length - 1), end: text.length };
  const withDefault = { meant: `${host}:${MANAGER_PORT}`, certain: false };
  if (host === '') return { ...whole, says: 'names no host, which means the worker itself', ...LOST };
  if (port === '') return { start: colon, end: text.length, says: 'names no port behind the colon', ...withDefault };
  if (!/^\d+$/.test(port)) return { ...atPort, says: `has the port "${port}", which is no number`, ...withDefault };
  const value = Number(port);
  if (value < 1 || value > 65_535)
    return { ...atPort, says: `has the port ${port}; ports are 1 to 65535`, ...withDefault };
  return hostProblem(host);
}

function hostProblem(host: string): AddressProblem | undefined {
  const place = { start: 0, end: host.length };
  if (/^\d+(?:\.\d+){3}$/.test(host) && host.split('.').some((part) => Number(part) > 255)) {
    return { ...place, says: `has the host "${host}", which is no IPv4 address: its parts are 0 to 255`, ...LOST };
  }
  if (host.startsWith('[') || /^[\w.-]+$/.test(host)) return undefined;
  return { ...place, says: `has the host "${host}", which is neither a name nor an IP address`, ...LOST };
}

const LOST = { meant: undefined, certain: false } as const;

/** What is left of an address without its first mistake, with the default port where it has none. */
function mend(rest: string, certain: boolean): Pick<AddressProblem, 'meant' | 'certain'> {
  const problem = addressProblem(rest);
  if (problem === undefined) return { meant: rest, certain };
  return { meant: problem.meant, certain: certain && problem.certain };
}

/** Whether a text is an IPv6 address, a zone behind `%` let in. */
export function isIpv6(text: string): boolean {
  const [address = '', ...zone] = text.split('%');
  if (zone.length > 1 || !/^[\da-fA-F:.]+$/.test(address)) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1);
  const endsInIpv4 = last !== undefined && /^\d+(?:\.\d+){3}$/.test(last);
  const plain = endsInIpv4 ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return false;
  const count = plain.length + (endsInIpv4 ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

import { type Invocation, readArguments } from '../cli/invocation.ts';
import { hostPaths } from '../cluster/home.ts';
import { unitOf } from '../service/service.ts';
import { followFile } from './follow.ts';
import { serviceHost } from './here.ts';
import { formatEntry, type JournalEntry, parseJournal, readJournal } from './journal.ts';
import { runRealProgram } from './real.ts';
import { parseSince } from './since.ts';

const UNIT = /^openclaw-(?:worker|manager)(?:\.service)?$/;

/** How many lines `-f` shows before it follows, as the real program does. */
const FOLLOW_LINES = 10;

/** `journalctl` for the services of the practice cluster; whatever else it is asked, the machine's own one answers. */
export async function journalctl(invocation: Invocation): Promise<number> {
  if (!invocation.args.some((arg) => UNIT.test(arg.replace(/^(?:-x?e?u|--unit=)/, '')))) {
    return runRealProgram(invocation, 'journalctl');
  }
  const read = readArguments(invocation.args, {
    unit: { type: 'string', short: 'u' },
    since: { type: 'string', short: 'S' },
    lines: { type: 'string', short: 'n' },
    follow: { type: 'boolean', short: 'f' },
    output: { type: 'string', short: 'o' },
    'no-pager': { type: 'boolean' },
    catalog: { type: 'boolean', short: 'x' },
    'pager-end': { type: 'boolean', short: 'e' },
  });
  if (read.kind === 'wrong')
    return refuse(invocation, `${read.message}; a practice host knows -u, --since, -n, -f, -o`);
  const { unit = '', since, lines, follow, output = 'short' } = read.values;
  const here = serviceHost(invocation);
  if (here.kind === 'elsewhere') return refuse(invocation, here.message);
  const { cluster, host } = here;
  const from = since === undefined ? new Date(0) : parseSince(since, new Date());
  if (from === undefined) return refuse(invocation, `Failed to parse timestamp: ${since}`);
  if (lines !== undefined && !/^\d+$/.test(lines)) return refuse(invocation, `Failed to parse lines '${lines}'`);
  if (output !== 'short' && output !== 'cat') {
    return refuse(invocation, `the output "${output}" is not there on a practice host; there are: short, cat`);
  }
  const show = (entry: JournalEntry): void =>
    invocation.print(output === 'cat' ? `${entry.text}\n` : formatEntry(entry, host));
  if (unitOf(host) !== unit.replace(/\.service$/, '')) {
    invocation.print('-- No entries --\n');
    return 0;
  }
  const { journal } = hostPaths(cluster.home, host);
  const text = readJournal(journal);
  const entries = parseJournal(text, unitOf(host)).filter(({ at }) => at >= from);
  const count = lines === undefined ? (follow ? FOLLOW_LINES : entries.length) : Number(lines);
  if (entries.length === 0) invocation.print('-- No entries --\n');
  for (const entry of count === 0 ? [] : entries.slice(-count)) show(entry);
  if (follow) {
    let seen = text;
    await followFile(
      journal,
      Buffer.byteLength(text),
      (line) => {
        // Parsed with what stands before it, which holds the process id and the time that it may lack itself.
        seen += `${line}\n`;
        const entry = parseJournal(seen, unitOf(host)).at(-1);
        if (entry && line !== '') show(entry);
      },
      invocation.signal,
    );
  }
  return 0;
}

function refuse({ complain }: Invocation, message: string): number {
  complain(`journalctl: ${message}\n`);
  return 1;
}

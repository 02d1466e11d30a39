import type { LogEntry } from './logEntry.ts';

/** How one failure of one worker went, from the first cause that the log shows to the last effect. */
export interface FailureChain<Placed extends { readonly entry: LogEntry }> {
  /** Undefined where the log is the worker's own and does not name it. */
  readonly worker: string | undefined;
  readonly links: readonly ChainLink<Placed>[];
}

/** A symptom with the first line that shows it. */
export interface ChainLink<Placed> {
  readonly first: Placed;
  /** How many lines show it. */
  readonly count: number;
}

/** A worker that was quiet for longer failed anew. */
const EPISODE_GAP_MS = 15 * 60_000;

/** Lines closer than this were written in one go, and which of them came first says nothing about cause and effect. */
const BURST_MS = 10_000;

/** Works out the chains of a log whose entries come in the order of its lines; the earliest chain first. */
export function failureChains<Placed extends { readonly entry: LogEntry }>(
  entries: readonly Placed[],
): readonly FailureChain<Placed>[] {
  const byWorker = new Map<string | undefined, Placed[]>();
  for (const placed of entries) {
    const own = byWorker.get(placed.entry.worker);
    if (own === undefined) byWorker.set(placed.entry.worker, [placed]);
    else own.push(placed);
  }
  return [...byWorker].flatMap(([worker, own]) =>
    split(own, EPISODE_GAP_MS).map((episode) => ({ worker, links: linksOf(episode) })),
  );
}

function linksOf<Placed extends { readonly entry: LogEntry }>(
  episode: readonly Placed[],
): readonly ChainLink<Placed>[] {
  const links = new Map<string, { first: Placed; count: number }>();
  for (const burst of split(episode, BURST_MS)) {
    for (const placed of burst.toSorted((a, b) => a.entry.order - b.entry.order)) {
      const key = `${placed.entry.code} ${placed.entry.signature}`;
      const known = links.get(key);
      if (known === undefined) links.set(key, { first: placed, count: 1 });
      else known.count += 1;
    }
  }
  return [...links.values()];
}

/** Cuts where more time lies between two entries; lines without a time belong to what stands before them. */
function split<Placed extends { readonly entry: LogEntry }>(
  entries: readonly Placed[],
  gapMs: number,
): readonly (readonly Placed[])[] {
  const parts: Placed[][] = [];
  let last: number | undefined;
  for (const placed of entries) {
    const { time } = placed.entry;
    const part = parts.at(-1);
    const isApart = time !== undefined && last !== undefined && time - last > gapMs;
    if (part === undefined || isApart) parts.push([placed]);
    else part.push(placed);
    last = time ?? last;
  }
  return parts;
}

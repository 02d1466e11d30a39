import type { Verdict } from '../../../engine/run/event.ts';
import './icon.css';

export type IconName =
  | Verdict['kind']
  | 'running'
  | 'waiting'
  | 'stopped'
  | 'cause'
  | 'change'
  | 'lock'
  | 'beaker'
  | 'broadcast';

/** A picture beside a word; never the only bearer of a meaning, so hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

// Strokes on a 16-pixel grid, so that they take the text's colour and the weight of the editor's own icons.
const paths: Readonly<Record<IconName, string>> = {
  pass: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5 8.2l2.1 2.1L11 6',
  warn: 'M8 2L14.5 13.5H1.5ZM8 6.2v3.6M8 11.4v.6',
  fail: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
  inconclusive: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M6.2 6.3a1.8 1.8 0 1 1 2.6 1.7c-.6.3-.8.6-.8 1.2M8 11v.6',
  skipped: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5 8h6',
  running: 'M8 1.5a6.5 6.5 0 0 1 6.5 6.5',
  waiting: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 4.5V8l2.3 1.6',
  stopped: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M6 6h4v4H6Z',
  cause: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.3 10.3L14 14',
  change: 'M10.5 2.5l3 3L6 13l-3.5.5L3 10ZM9 4l3 3',
  lock: 'M4 7.5h8v6H4ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  beaker: 'M6 2v4L2.8 12.6A1 1 0 0 0 3.7 14h8.6a1 1 0 0 0 .9-1.4L10 6V2M5 2h6M4.3 10h7.4',
  broadcast: 'M8 7.2v6.3M4.9 9.6a4 4 0 1 1 6.2 0M3 11.4a6.5 6.5 0 1 1 10 0',
};

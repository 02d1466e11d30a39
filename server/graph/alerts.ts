import { asMap, asScalar, itemsOf, pairOf, valueAt } from '../documents/access.ts';
import type { Node } from '../documents/node.ts';
import type { Resource } from './resource.ts';

/**
 * What the alert rules of the workspace watch, kept up to date resource by resource, so that asking costs nothing
 * however many rule files there are.
 */
export class AlertIndex {
  readonly #about = new Set<Resource>();
  readonly #watching = new Set<Resource>();
  #first: Resource | undefined;

  add(resource: Resource): void {
    if (!resource.ours || !(resource.kind === 'AlertRules' || resource.kind === 'PrometheusRule')) return;
    this.#about.add(resource);
    this.#first = undefined;
    if (watchesUnreachable(resource)) this.#watching.add(resource);
  }

  delete(resource: Resource): void {
    if (!this.#about.delete(resource)) return;
    this.#watching.delete(resource);
    this.#first = undefined;
  }

  /** Whether some alert fires when a worker is unreachable. */
  get watchesUnreachable(): boolean {
    return this.#watching.size > 0;
  }

  /** Of all rule files about OpenClaw the first by address and place; the one that speaks for the workspace. */
  get first(): Resource | undefined {
    this.#first ??= [...this.#about].sort(byPlace)[0];
    return this.#first;
  }
}

function byPlace(a: Resource, b: Resource): number {
  if (a.document.uri !== b.document.uri) return a.document.uri < b.document.uri ? -1 : 1;
  return a.document.offset - b.document.offset || a.root.start - b.root.start;
}

function watchesUnreachable({ kind, root }: Resource): boolean {
  const groups = kind === 'PrometheusRule' ? valueAt(root, 'spec', 'groups') : pairOf(root, 'groups')?.value;
  return itemsOf(groups).some((group) => itemsOf(pairOf(group, 'rules')?.value).some(isWatching));
}

/** An alert on the status metric that is not limited to healthy workers, or one that is templated and may be it. */
function isWatching(rule: Node): boolean {
  if (pairOf(asMap(rule), 'alert') === undefined) return false;
  const expression = asScalar(pairOf(rule, 'expr')?.value);
  if (expression === undefined) return false;
  return expression.templated || WATCHING.test(expression.text);
}

/**
 * `status="unreachable"`, a pattern, a negation, or no status at all: each of them sees workers that are lost. So was a
 * misspelled status meant to, which is a mistake of its own.
 */
const WATCHING = /openclaw_worker_status(?!\s*\{[^}]*\bstatus\s*=\s*["'`]healthy["'`])/;

import { textOf, valueAt } from '../documents/access.ts';
import type { Isolation } from './isolation.ts';
import { Kustomize } from './kustomize.ts';
import { LabelIndex } from './labelIndex.ts';
import type { ManagerEnd } from './manager.ts';
import { Memo } from './memo.ts';
import { type NetworkPolicy, readNetworkPolicy } from './networkPolicy.ts';
import { type Access, BINDING_KINDS, type Binding, readBinding } from './permissions.ts';
import { type Reference, referencesOf } from './references.ts';
import type { Resource } from './resource.ts';
import { ScopedIndex } from './scopedIndex.ts';
import type { SelectedWorker } from './selectedWorkers.ts';
import { type Labels, readLabels, type Selector } from './selector.ts';
import type { Workload } from './workload.ts';

/**
 * How the resources of the workspace hang together: who runs as whom, who may do what, which policy selects which pods.
 * Kept up to date resource by resource; what a resource says is read once.
 */
export class Graph {
  readonly kustomize = new Kustomize();
  /** Answers about the whole workspace, asked again by each of many resources that are alike. */
  readonly access = new Memo<string, Access>();
  readonly isolation = new Memo<string, Isolation>();
  readonly selectorKeys = new Memo<string | undefined, readonly string[]>();
  readonly ends = new Memo<string, readonly ManagerEnd[]>();
  readonly selected = new Memo<NetworkPolicy, readonly SelectedWorker[]>();
  readonly #facts = new Map<Resource, Facts>();
  readonly #workloads = new LabelIndex<Workload>();
  readonly #withRole = new Set<Workload>();
  readonly #byAccount = new ScopedIndex<Workload>();
  readonly #bySubject = new ScopedIndex<Binding>();
  readonly #byRole = new ScopedIndex<Binding>();
  readonly #policies = new ScopedIndex<NetworkPolicy>();
  /** By one label that a pod must have to be selected; by none where the policy asks for no label. */
  readonly #policiesByLabel = new ScopedIndex<NetworkPolicy>();
  readonly #clusterRoles = new LabelIndex<LabelledRole>();
  readonly #named = new ScopedIndex<Resource>();
  readonly #unnamed = new Map<string, number>();
  #unknownBindings = 0;
  readonly #referenced = new ScopedIndex<IncomingReference>();
  readonly #incoming = new Map<Resource, readonly IncomingReference[]>();
  /** Resources whose references nobody has asked for yet. */
  readonly #unread = new Set<Resource>();

  add(resource: Resource): void {
    this.#forgetAnswers();
    const { kind, name, namespace } = resource;
    if (name === undefined) this.#unnamed.set(kind, this.unnamed(kind) + 1);
    else this.#named.add(nameKey(kind, name), namespace, resource);
    this.kustomize.add(resource);
    this.#unread.add(resource);
    const facts = readFacts(resource);
    if (facts === undefined) return;
    this.#facts.set(resource, facts);
    switch (facts.kind) {
      case 'workload':
        this.#workloads.add(facts.workload, facts.workload.labels);
        if (facts.workload.role !== undefined) this.#withRole.add(facts.workload);
        this.#byAccount.add(facts.account, namespace, facts.workload);
        break;
      case 'binding':
        for (const subject of facts.accounts) this.#bySubject.add(subject.name, subject.namespace, facts.binding);
        if (facts.role !== undefined) this.#byRole.add(facts.role, undefined, facts.binding);
        if (!facts.binding.complete) this.#unknownBindings += 1;
        break;
      case 'policy':
        this.#policies.add('', namespace, facts.policy);
        this.#policiesByLabel.add(labelKey(facts.policy), namespace, facts.policy);
        break;
      case 'cluster role':
        this.#clusterRoles.add(facts.role, facts.role.labels);
        break;
    }
  }

  delete(resource: Resource): void {
    this.#forgetAnswers();
    const { kind, name, namespace } = resource;
    if (name === undefined) this.#unnamed.set(kind, this.unnamed(kind) - 1);
    else this.#named.delete(nameKey(kind, name), namespace, resource);
    this.kustomize.delete(resource);
    this.#unread.delete(resource);
    const facts = this.#facts.get(resource);
    this.#facts.delete(resource);
    this.#forgetReferences(resource);
    if (facts === undefined) return;
    switch (facts.kind) {
      case 'workload':
        this.#workloads.delete(facts.workload);
        this.#withRole.delete(facts.workload);
        this.#byAccount.delete(facts.account, namespace, facts.workload);
        break;
      case 'binding':
        for (const subject of facts.accounts) this.#bySubject.delete(subject.name, subject.namespace, facts.binding);
        if (facts.role !== undefined) this.#byRole.delete(facts.role, undefined, facts.binding);
        if (!facts.binding.complete) this.#unknownBindings -= 1;
        break;
      case 'policy':
        this.#policies.delete('', namespace, facts.policy);
        this.#policiesByLabel.delete(labelKey(facts.policy), namespace, facts.policy);
        break;
      case 'cluster role':
        this.#clusterRoles.delete(facts.role);
        break;
    }
  }

  workload(resource: Resource): Workload | undefined {
    const facts = this.#facts.get(resource);
    return facts?.kind === 'workload' ? facts.workload : undefined;
  }

  binding(resource: Resource): Binding | undefined {
    const facts = this.#facts.get(resource);
    return facts?.kind === 'binding' ? facts.binding : undefined;
  }

  policy(resource: Resource): NetworkPolicy | undefined {
    const facts = this.#facts.get(resource);
    return facts?.kind === 'policy' ? facts.policy : undefined;
  }

  /** At least the workloads whose pods the selector may match, in any namespace. */
  workloads(selector: Selector): Iterable<Workload> {
    return this.#workloads.candidates(selector);
  }

  /** The workloads that run a part of OpenClaw. */
  workloadsByRole(): Iterable<Workload> {
    return this.#withRole;
  }

  /** The workloads that run as the service account, in namespaces that may be the given one. */
  workloadsOf(account: string, namespace: string | undefined): Iterable<Workload> {
    return this.#near(this.#byAccount, account, namespace);
  }

  /** The bindings one of whose subjects may be the service account; groups that every account is in included. */
  *bindingsOf(account: string, namespace: string | undefined): Iterable<Binding> {
    yield* this.#near(this.#bySubject, account, namespace);
    yield* this.#bySubject.all(EVERY_ACCOUNT);
    if (namespace === undefined) return;
    yield* this.#bySubject.all(accountsGroup(namespace));
  }

  /** How many bindings have subjects that are not known, and may bind any account. */
  get unknownBindings(): number {
    return this.#unknownBindings;
  }

  /** The bindings that name a role so, of whatever kind and namespace. */
  bindingsTo(role: string): Iterable<Binding> {
    return this.#byRole.all(role);
  }

  /** The policies that may be in the namespace. */
  policies(namespace: string | undefined): Iterable<NetworkPolicy> {
    return this.#near(this.#policies, '', namespace);
  }

  /** At least the policies that may select pods with these labels in the namespace. */
  *policiesFor(namespace: string | undefined, labels: Labels): Iterable<NetworkPolicy> {
    if (!labels.complete) {
      yield* this.policies(namespace);
      return;
    }
    yield* this.#near(this.#policiesByLabel, '', namespace);
    for (const [key, value] of labels.values) yield* this.#near(this.#policiesByLabel, `${key}=${value}`, namespace);
  }

  /** At least the ClusterRoles whose labels the selector may match. */
  clusterRoles(selector: Selector): Iterable<LabelledRole> {
    return this.#clusterRoles.candidates(selector);
  }

  /** The resources of a kind and a name that may be in the namespace. */
  named(kind: string, name: string, namespace: string | undefined): Iterable<Resource> {
    return this.#near(this.#named, nameKey(kind, name), namespace);
  }

  /** How many resources of a kind have a name that is not known. */
  unnamed(kind: string): number {
    return this.#unnamed.get(kind) ?? 0;
  }

  /** The places that name a resource of that kind and name, whatever namespace they mean. */
  referencesTo(kind: string, name: string): Iterable<IncomingReference> {
    this.#readReferences();
    return this.#referenced.all(nameKey(kind, name));
  }

  /** Those among them that may mean the one in the namespace: the same names are in use in every namespace. */
  referencesInto(kind: string, name: string, namespace: string | undefined): Iterable<IncomingReference> {
    this.#readReferences();
    return this.#near(this.#referenced, nameKey(kind, name), namespace);
  }

  #readReferences(): void {
    for (const resource of this.#unread) {
      const references = referencesOf(resource).map((reference) => ({ from: resource, reference }));
      for (const incoming of references) {
        this.#referenced.add(referenceKey(incoming), scopeOf(incoming), incoming);
      }
      if (references.length > 0) this.#incoming.set(resource, references);
    }
    this.#unread.clear();
  }

  #forgetAnswers(): void {
    this.access.clear();
    this.isolation.clear();
    this.selectorKeys.clear();
    this.ends.clear();
    this.selected.clear();
  }

  #forgetReferences(resource: Resource): void {
    for (const incoming of this.#incoming.get(resource) ?? []) {
      this.#referenced.delete(referenceKey(incoming), scopeOf(incoming), incoming);
    }
    this.#incoming.delete(resource);
  }

  /** Overlays move resources to other namespaces than are written, so that with them only names can be looked up. */
  #near<T>(index: ScopedIndex<T>, name: string, namespace: string | undefined): Iterable<T> {
    return this.kustomize.isEmpty ? index.near(name, namespace) : index.all(name);
  }
}

/** A reference with the resource that makes it. */
export interface IncomingReference {
  readonly from: Resource;
  readonly reference: Reference;
}

function referenceKey({ reference }: IncomingReference): string {
  return nameKey(reference.kind, reference.name);
}

/** The namespace that a reference means; undefined where it leads to what has none, or says none. */
function scopeOf({ from, reference }: IncomingReference): string | undefined {
  switch (reference.scope.kind) {
    case 'own namespace':
      return from.namespace;
    case 'given':
      return reference.scope.namespace;
    case 'cluster':
      return undefined;
  }
}

export interface LabelledRole {
  readonly resource: Resource;
  readonly labels: Labels;
}

type Facts =
  | { readonly kind: 'workload'; readonly workload: Workload; readonly account: string }
  | {
      readonly kind: 'binding';
      readonly binding: Binding;
      readonly accounts: readonly BoundAccount[];
      readonly role: string | undefined;
    }
  | { readonly kind: 'policy'; readonly policy: NetworkPolicy }
  | { readonly kind: 'cluster role'; readonly role: LabelledRole };

interface BoundAccount {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** What is read of a resource is kept as read: its nodes change in place when the document is edited. */
function readFacts(resource: Resource): Facts | undefined {
  const { kind } = resource;
  if (kind === 'NetworkPolicy') {
    const policy = readNetworkPolicy(resource);
    return policy === undefined ? undefined : { kind: 'policy', policy };
  }
  if (kind === 'ClusterRole') {
    const labels = readLabels(valueAt(resource.root, 'metadata', 'labels'));
    return { kind: 'cluster role', role: { resource, labels } };
  }
  if (BINDING_KINDS.includes(kind)) {
    const binding = readBinding(resource);
    return { kind: 'binding', binding, accounts: accountsOf(binding), role: textOf(binding.roleName) };
  }
  const { workload } = resource;
  if (workload === undefined) return undefined;
  return { kind: 'workload', workload, account: textOf(workload.serviceAccount) ?? 'default' };
}

/** The service accounts that a binding names, also by the user name and the groups that Kubernetes gives to each. */
function accountsOf({ subjects }: Binding): readonly BoundAccount[] {
  return subjects.flatMap(({ kind, name, namespace }): BoundAccount[] => {
    if (kind === 'ServiceAccount') return [{ name, namespace: textOf(namespace?.value) }];
    if (kind === 'Group' && GROUP_OF_ACCOUNTS.test(name))
      return [{ name: name === 'system:authenticated' ? EVERY_ACCOUNT : name, namespace: undefined }];
    const user = kind === 'User' ? USER_OF_ACCOUNT.exec(name) : null;
    return user === null ? [] : [{ name: user[2] ?? '', namespace: user[1] }];
  });
}

const EVERY_ACCOUNT = 'system:serviceaccounts';
const GROUP_OF_ACCOUNTS = /^system:(?:authenticated$|serviceaccounts(?:$|:))/;
const USER_OF_ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

function accountsGroup(namespace: string): string {
  return `${EVERY_ACCOUNT}:${namespace}`;
}

/** Selectors are read once, so that the same label is found when the policy is taken out again. */
function labelKey({ podSelector }: NetworkPolicy): string {
  for (const [key, value] of podSelector.labels) return `${key}=${value}`;
  return '';
}

function nameKey(kind: string, name: string): string {
  return `${kind}\u0000${name}`;
}

import type { OwnKind, Resource } from '../graph/resource.ts';
import { checkCompose, openComposeSchema } from '../schemas/compose/compose.ts';
import { type KubernetesSchemas, openKubernetesSchemas } from '../schemas/kubernetes/kubernetesSchemas.ts';
import { checkManifest, kindOf } from '../schemas/kubernetes/manifest.ts';
import type { SchemaProblem } from '../schemas/problem.ts';
import type { Schema } from '../schemas/schema.ts';

/** What an official schema says of a resource. */
export interface CheckedResource {
  /** Undefined where no table describes the kind, or there is no such kind. */
  readonly schema: Schema | undefined;
  readonly problems: readonly SchemaProblem[];
}

/** Checks each resource once, for all rules that report what its schema does not allow. Tables are read when needed. */
export class SchemaCheck {
  readonly #version: string;
  #kubernetes: KubernetesSchemas | undefined;
  #compose: Schema | undefined;
  readonly #checked = new WeakMap<Resource, { readonly partial: boolean; readonly checked: CheckedResource }>();

  constructor(version: string) {
    this.#version = version;
  }

  of(resource: Resource, partial: boolean): CheckedResource {
    const kept = this.#checked.get(resource);
    if (kept?.partial === partial) return kept.checked;
    const checked = this.#check(resource, partial);
    this.#checked.set(resource, { partial, checked });
    return checked;
  }

  #check({ kind, root }: Resource, partial: boolean): CheckedResource {
    if (kind === 'Compose') {
      this.#compose ??= openComposeSchema();
      return { schema: this.#compose, problems: checkCompose(root, this.#compose, partial) };
    }
    if (kind in OWN_KINDS) return NOTHING;
    this.#kubernetes ??= openKubernetesSchemas(this.#version);
    const found = kindOf(root, this.#kubernetes);
    const schema = found.kind === 'known' ? found.schema : undefined;
    return { schema, problems: checkManifest(root, { schemas: this.#kubernetes, partial }) };
  }
}

const NOTHING: CheckedResource = { schema: undefined, problems: [] };

/** What has a reader or rules of its own. */
const OWN_KINDS: Readonly<Record<Exclude<OwnKind, 'Compose'>, true>> = {
  WorkerConfig: true,
  SecurityPolicy: true,
  AlertRules: true,
  ClusterProfile: true,
  LintConfig: true,
  Kustomization: true,
  Certificate: true,
  Unreadable: true,
};

import type { MapNode } from '../documents/node.ts';
import { openComposeSchema } from '../schemas/compose/compose.ts';
import { type KubernetesSchemas, openKubernetesSchemas } from '../schemas/kubernetes/kubernetesSchemas.ts';
import { kindOf } from '../schemas/kubernetes/manifest.ts';
import { type Definitions, readNotation } from '../schemas/notation.ts';
import { CLUSTER_PROFILE_NOTATION } from '../schemas/own/clusterProfile.ts';
import { LINT_CONFIG_NOTATION } from '../schemas/own/lintConfig.ts';
import { RUNBOOK_NOTATION } from '../schemas/own/runbook.ts';
import { WORKER_CONFIG_NOTATION } from '../schemas/own/workerConfig.ts';
import type { Schema } from '../schemas/schema.ts';

/** What a schema is looked up by: the kind, and for manifests what they say themselves. */
export interface SchemaOwner {
  readonly kind: string;
  readonly root: MapNode;
}

/** Opens tables when they are first asked for, and keeps them: one version of Kubernetes at a time. */
export class KindSchemas {
  #kubernetes: KubernetesSchemas | undefined;
  #compose: Schema | undefined;
  #own: Definitions | undefined;

  /** The schema of a resource; undefined for kinds that no table describes. */
  of({ kind, root }: SchemaOwner, version: string): Schema | undefined {
    switch (kind) {
      case 'WorkerConfig':
      case 'LintConfig':
      case 'ClusterProfile':
        return this.#ownDefinitions().get(kind);
      case 'Compose':
        this.#compose ??= openComposeSchema();
        return this.#compose;
      case 'AlertRules':
        return this.kubernetes(version).definitions.get('PrometheusRuleSpec');
      default: {
        const known = kindOf(root, this.kubernetes(version));
        return known.kind === 'known' ? known.schema : undefined;
      }
    }
  }

  /** The options of a step, or the front matter. */
  ofRunbook(part: 'RunbookStep' | 'RunbookFrontMatter'): Schema {
    return this.#ownDefinitions().get(part);
  }

  kubernetes(version: string): KubernetesSchemas {
    if (this.#kubernetes?.version !== version) this.#kubernetes = openKubernetesSchemas(version);
    return this.#kubernetes;
  }

  #ownDefinitions(): Definitions {
    this.#own ??= readNotation([
      { text: WORKER_CONFIG_NOTATION, reader: 'go' },
      { text: LINT_CONFIG_NOTATION, reader: 'go' },
      { text: CLUSTER_PROFILE_NOTATION, reader: 'go' },
      { text: RUNBOOK_NOTATION, reader: 'go' },
    ]);
    return this.#own;
  }
}

import type { FieldTable } from './fields.ts';

/** Our own files: `.openclaw/lint.yaml` and `.openclaw/clusters.yaml`. */
export const SETTINGS_FIELDS: FieldTable = {
  'LintConfig.rules': { says: 'How severe the findings of a rule are, by its id; `off` silences it.' },
  'LintConfig.kubernetesVersion': {
    says: 'The minor version of Kubernetes whose schemas manifests are checked against.',
  },
  'LintConfig.external': {
    says: 'Names that exist outside of the workspace, by kind, so that they are not reported as missing. With a namespace where the kind has one: `production/ci-runner`.',
  },
  'LintConfig.ignore': { says: 'Patterns as in a `.gitignore`: files that are not checked.' },
  'ClusterProfile.clusters': { says: 'The clusters that runbooks can be run against, by name.' },
  'ProfileCluster.hosts': {
    says: 'The places where steps run, by name. The name of a worker is what `WORKER` of a runbook says.',
  },
  'ProfileCluster.default': { says: 'The cluster that is used where nobody names one.' },
  'ProfileCluster.practice': {
    says: 'Everything here may be broken at will; shown, so that practice is not taken for production.',
  },
  'ProfileCluster.kubernetes': {
    says: 'Context and namespaces that `kubectl` is always given, whatever its own configuration says.',
  },
  'ProfileCluster.variables': { says: 'Values for variables of runbooks, by name.' },
  'ProfileHost.role': {
    says: 'Which steps run here: those with `on: worker`, `on: manager`, or all others (`control`).',
  },
  'ProfileHost.via': {
    says: 'How the host is reached: `local`, or one of `ssh`, `kubectl` and `docker` with its target.',
  },
  'ProfileHost.become': { says: 'How a step with `as: root` gets root’s privileges.' },
  'ProfileHost.env': { says: 'Added to the environment of each script.' },
  'ProfileHost.path': { says: 'Folders that are searched for programs before the host’s own.' },
  'ProfileHost.variables': { says: 'Values for variables of runbooks on this host; they go before the cluster’s.' },
  'ProfileVia.ssh': { says: 'Destination for the system’s own `ssh`: a host or an alias of `~/.ssh/config`.' },
  'ProfileVia.kubectl': { says: 'Pod for `kubectl exec`.' },
  'ProfileVia.container': { says: 'Container of the pod.' },
  'ProfileVia.docker': { says: 'Container for `docker exec`.' },
  'ProfileKubernetes.context': { says: 'Context of the kubeconfig.' },
  'ProfileKubernetes.namespace': { says: 'Namespace of the workers.' },
  'ProfileKubernetes.systemNamespace': {
    says: 'Namespace of the manager and the security policy; left out, it is the workers’ own.',
  },
};

import type { FieldTable } from './fields.ts';

const NAMESPACE =
  'Namespace of the object. Left out, it is whatever `kubectl` is pointed at when the file is applied, so that accounts and bindings may end up apart from the workers.';

/** The fields of manifests that decide whether a worker reaches its cluster and is let in. */
export const KUBERNETES_FIELDS: FieldTable = {
  'ObjectMeta.name': { says: 'Name by which other manifests refer to this object.' },
  'ObjectMeta.namespace': { says: NAMESPACE },
  'ObjectMeta.labels': { says: 'Labels by which selectors find the object: Services, network policies, Deployments.' },
  'DeploymentSpec.selector': {
    says: 'Which pods belong to the Deployment. It has to match the labels of the template, and cannot be changed later.',
  },
  'DeploymentSpec.replicas': { says: 'How many workers run. Each needs an identity of its own.' },
  'DeploymentSpec.template': { says: 'The pod that is run.' },
  'DeploymentSpec.strategy': {
    says: 'How old pods make way for new ones. While both run, identities must not repeat.',
  },
  'PodSpec.serviceAccountName': {
    says: 'The account as which the pod speaks to the cluster. `default` has no permissions: a worker that runs as it is denied (`clw-worker-denied`).',
    values: ['openclaw-worker-sa'],
  },
  'PodSpec.serviceAccount': { says: 'Old name of `serviceAccountName`.' },
  'PodSpec.automountServiceAccountToken': {
    says: 'Whether the pod gets the token of its account. With `false` a worker cannot authenticate.',
  },
  'PodSpec.hostNetwork': {
    says: 'Runs the pod in the network of its node, where network policies do not reach it.',
  },
  'PodSpec.dnsPolicy': {
    says: 'How names are looked up. With `hostNetwork` use `ClusterFirstWithHostNet`, or the manager’s name is not found.',
  },
  'PodSpec.terminationGracePeriodSeconds': {
    says: 'Time that a worker has to tell its manager and to give its tasks back, before it is killed.',
  },
  'PodSpec.containers': { says: 'The programs that run in the pod.' },
  'PodSpec.initContainers': { says: 'Programs that run, one after the other, before the containers start.' },
  'PodSpec.volumes': { says: 'What containers can mount: ConfigMaps with worker.yaml, Secrets with certificates.' },
  'Container.name': { says: 'Name of the container in its pod.' },
  'Container.image': { says: 'What runs. `latest` may change under a running cluster; give a version.' },
  'Container.env': {
    says: 'Environment variables. Those of OpenClaw win over worker.yaml; of two with one name the last wins.',
  },
  'Container.envFrom': { says: 'Environment variables from all keys of a ConfigMap or Secret; `env` wins over them.' },
  'Container.ports': {
    says: 'Ports that the container listens on. They are information, but Services and policies can use their names.',
  },
  'Container.resources': {
    says: 'What the container may use. A worker above its memory limit is killed, and looks unreachable to its manager.',
  },
  'Container.volumeMounts': { says: 'Where volumes appear in the container.' },
  'Container.livenessProbe': { says: 'When it fails, the container is restarted.' },
  'Container.readinessProbe': { says: 'While it fails, Services send the pod nothing.' },
  'EnvVar.name': { says: 'Name of the variable.' },
  'EnvVar.value': { says: 'Its value, always a text: numbers and `true` stand in quotes.' },
  'EnvVar.valueFrom': { says: 'Takes the value from a ConfigMap, a Secret or the pod itself.' },
  'ResourceRequirements.limits': { says: 'The most that the container gets. Above `memory` it is killed.' },
  'ResourceRequirements.requests': {
    says: 'What the node sets aside. Below it the pod is among the last to be evicted.',
  },
  'VolumeMount.mountPath': { says: 'Path in the container where the volume appears.' },
  'VolumeMount.subPath': {
    says: 'One file of the volume. A file that is mounted so is not updated when its ConfigMap changes.',
  },
  'VolumeMount.name': { says: 'Name of the volume in `volumes` of the pod.' },
  'ClusterRole.rules': {
    says: 'What the role allows. A worker needs `get, list, watch, update, patch` on jobs and tasks, `get, update, patch` on workers, and `get, list, watch` on pods and configmaps.',
  },
  'ClusterRole.aggregationRule': {
    says: 'Collects the rules of other ClusterRoles by their labels; rules of its own are overwritten.',
  },
  'Role.rules': { says: 'What the role allows in its own namespace.' },
  'PolicyRule.apiGroups': {
    says: 'API groups of the resources: `openclaw.io` for those of OpenClaw, `""` for pods and configmaps.',
  },
  'PolicyRule.resources': { says: 'Resources, in the plural: `jobs`, `tasks`, `workers`.' },
  'PolicyRule.verbs': { says: 'What may be done with the resources.' },
  'PolicyRule.resourceNames': {
    says: 'Limits the rule to objects of these names. Does not go together with `list` and `watch` of all.',
  },
  'ClusterRoleBinding.roleRef': {
    says: 'The ClusterRole that is granted. It cannot be changed later: the binding has to be made anew.',
  },
  'ClusterRoleBinding.subjects': { says: 'Who is granted the role, in all namespaces.' },
  'RoleBinding.roleRef': {
    says: 'The role that is granted, a Role of the same namespace or a ClusterRole. It cannot be changed later.',
  },
  'RoleBinding.subjects': { says: 'Who is granted the role in the namespace of the binding.' },
  'Subject.namespace': {
    says: 'Namespace of the ServiceAccount. A wrong one is taken without a word, and the worker is denied.',
  },
  'Subject.name': { says: 'Name of the account, user or group that is granted the role.' },
  'NetworkPolicySpec.podSelector': { says: 'Which pods of the namespace the policy is for; `{}` are all.' },
  'NetworkPolicySpec.policyTypes': {
    says: 'In which directions the policy isolates. With `Egress` all that `egress` does not list is cut off, DNS included.',
  },
  'NetworkPolicySpec.egress': {
    says: 'Where the pods may connect to. Workers need the manager’s port (9090), and DNS (53, UDP and TCP) when the manager is given by name.',
  },
  'NetworkPolicySpec.ingress': { says: 'From where the pods may be reached.' },
  'NetworkPolicyPort.port': {
    says: 'Port of the pods, not of the Service before them: a number, or the name of a container’s port.',
  },
  'ServiceSpec.selector': { says: 'The pods behind the Service, by their labels.' },
  'ServiceSpec.ports': { says: 'Ports of the Service; `targetPort` is the port of the pods behind.' },
  'ConfigMap.data': { says: 'Texts by name. A text with the keys of worker.yaml is checked as one.' },
  'OpenclawJobSpec.replicas': { says: 'How many workers take the task at once.' },
  'OpenclawJobSpec.task': { says: 'The container that workers run.' },
};

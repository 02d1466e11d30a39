// What the API server checks beyond the structure that its OpenAPI document publishes, field by field. Sources: the
// validation packages of k8s.io/kubernetes (pkg/apis/*/validation) and k8s.io/apimachinery; `npm run test:kubernetes`
// holds the result to the real server's answers. Formats are those of server/schemas/formats.ts.

const MODE = 'int(0..511)';
const COUNT = 'int(0..2147483647)';
/** Of a probe's port and the like: 0 is no port. */
const PORT = 'int(1..65535)';
/** Where 0 stands for "none". */
const OPTIONAL_PORT = 'int(0..65535)';
const PORT_OR_NAME = `${PORT} | portName`;
const COUNT_OR_PERCENT = `${COUNT} | percent`;
const USER = 'int(0..2147483647)';
/** The server takes these names for the start of longer ones. */
const SOURCE_NAME = { is: 'dnsSubdomainStart', required: true };
const CONFIG_NAME = { is: 'dnsSubdomain', required: true };
const REQUIRED = { required: true };

/**
 * `Type.field`: `is` replaces the type, `required` makes it required. `Type.field[]`: `unique` refuses two items with the
 * same keys. `Type.field{}`: formats of a map's keys and values.
 */
export const CONSTRAINTS = {
  // Objects and labels.
  'LabelSelector.matchLabels{}': { key: 'labelKey', value: 'labelValue' },
  'LabelSelectorRequirement.key': { is: 'labelKey', required: true },
  'LabelSelectorRequirement.values': { is: 'labelValue[]' },
  'LabelSelectorRequirement.operator': { is: "'In' | 'NotIn' | 'Exists' | 'DoesNotExist'" },
  'OwnerReference.name': REQUIRED,

  // Pods.
  'PodSpec.nodeSelector{}': { key: 'labelKey', value: 'labelValue' },
  'PodSpec.serviceAccountName': { is: "'' | dnsSubdomain" },
  'PodSpec.nodeName': { is: "'' | dnsSubdomain" },
  'PodSpec.hostname': { is: "'' | dnsLabel" },
  'PodSpec.subdomain': { is: "'' | dnsLabel" },
  'PodSpec.priorityClassName': { is: "'' | dnsSubdomain" },
  'PodSpec.runtimeClassName': { is: 'dnsSubdomain' },
  'PodSpec.activeDeadlineSeconds': { is: 'int(1..2147483647)' },
  'HostAlias.ip': { is: 'ip' },
  'HostAlias.hostnames': { is: 'dnsSubdomain[]' },
  'PodDNSConfig.nameservers': { is: 'ip[]' },
  'PodDNSConfig.searches': { is: 'underscoredSubdomain[]' },
  'PodDNSConfigOption.name': REQUIRED,
  'PodSecurityContext.runAsUser': { is: USER },
  'PodSecurityContext.runAsGroup': { is: USER },
  'PodSecurityContext.fsGroup': { is: USER },
  'PodSecurityContext.supplementalGroups': { is: `${USER}[]` },
  'Sysctl.name': { is: 'sysctlName' },
  'Toleration.key': { is: "'' | labelKey" },
  'TopologySpreadConstraint.maxSkew': { is: 'int(1..2147483647)' },
  'TopologySpreadConstraint.minDomains': { is: 'int(1..2147483647)' },
  'WeightedPodAffinityTerm.weight': { is: 'int(1..100)' },
  'PreferredSchedulingTerm.weight': { is: 'int(1..100)' },
  'PodAffinityTerm.topologyKey': { is: 'labelKey' },
  'PodAffinityTerm.namespaces': { is: 'dnsLabel[]' },
  'NodeSelectorRequirement.key': { is: 'labelKey' },
  'NodeSelectorRequirement.values': { is: 'labelValue[]' },

  'PodOS.name': { is: "'linux' | 'windows'" },
  'PodSecurityContext.seLinuxChangePolicy': { is: "'Recursive' | 'MountOption'" },

  // Containers.
  'Container.restartPolicy': { is: "'Always' | 'Never' | 'OnFailure'" },
  'ContainerResizePolicy.resourceName': { is: "'cpu' | 'memory'" },
  'ContainerResizePolicy.restartPolicy': { is: "'NotRequired' | 'RestartContainer'" },
  'VolumeMount.recursiveReadOnly': { is: "'Disabled' | 'Enabled' | 'IfPossible'" },
  'Container.name': { is: 'dnsLabel' },
  'Container.image': REQUIRED,
  'ContainerPort.containerPort': { is: PORT },
  'ContainerPort.hostPort': { is: OPTIONAL_PORT },
  'ContainerPort.name': { is: "'' | portName" },
  'EnvVar.name': { is: 'environmentName' },
  'EnvFromSource.prefix': { is: "'' | environmentName" },
  'ConfigMapEnvSource.name': SOURCE_NAME,
  'SecretEnvSource.name': SOURCE_NAME,
  'ConfigMapKeySelector.name': CONFIG_NAME,
  'ConfigMapKeySelector.key': { is: 'configKey' },
  'SecretKeySelector.name': CONFIG_NAME,
  'SecretKeySelector.key': { is: 'configKey' },
  'ResourceRequirements.limits{}': { key: 'resourceName' },
  'ResourceRequirements.requests{}': { key: 'resourceName' },
  'SecurityContext.runAsUser': { is: USER },
  'SecurityContext.runAsGroup': { is: USER },
  'ResourceFieldSelector.resource': {
    is: '/^(?:limits|requests)\\.(?:cpu|memory|ephemeral-storage|hugepages-.+)$/',
  },
  'ExecAction.command': REQUIRED,
  'GRPCAction.port': { is: PORT },
  'HTTPGetAction.port': { is: PORT_OR_NAME },
  'HTTPHeader.name': { is: 'headerName' },
  'TCPSocketAction.port': { is: PORT_OR_NAME },
  'Probe.initialDelaySeconds': { is: COUNT },
  'Probe.timeoutSeconds': { is: COUNT },
  'Probe.periodSeconds': { is: COUNT },
  'Probe.successThreshold': { is: COUNT },
  'Probe.failureThreshold': { is: COUNT },
  'Probe.terminationGracePeriodSeconds': { is: 'int(1..)' },

  // Volumes.
  'Volume.name': { is: 'dnsLabel' },
  'VolumeMount.subPath': { is: 'relativePath' },
  'VolumeMount.subPathExpr': { is: 'relativePath' },
  'ConfigMapVolumeSource.name': REQUIRED,
  'ConfigMapVolumeSource.defaultMode': { is: MODE },
  'ConfigMapProjection.name': REQUIRED,
  'SecretVolumeSource.secretName': REQUIRED,
  'SecretVolumeSource.defaultMode': { is: MODE },
  'SecretProjection.name': REQUIRED,
  'ProjectedVolumeSource.defaultMode': { is: MODE },
  'DownwardAPIVolumeSource.defaultMode': { is: MODE },
  'DownwardAPIVolumeFile.path': { is: 'projectedPath' },
  'DownwardAPIVolumeFile.mode': { is: MODE },
  'KeyToPath.path': { is: 'projectedPath' },
  'KeyToPath.mode': { is: MODE },
  'HostPathVolumeSource.path': { is: 'noBacksteps' },
  'ServiceAccountTokenProjection.expirationSeconds': { is: 'int(600..4294967296)' },
  'ServiceAccountTokenProjection.path': { is: 'projectedPath' },

  // Workloads. Without a spec they lack what is required in it.
  'Deployment.spec': REQUIRED,
  'ReplicaSet.spec': REQUIRED,
  'DaemonSet.spec': REQUIRED,
  'StatefulSet.spec': REQUIRED,
  'Pod.spec': REQUIRED,
  'PodTemplateSpec.spec': REQUIRED,
  'Job.spec': REQUIRED,
  'CronJob.spec': REQUIRED,
  'JobTemplateSpec.spec': REQUIRED,
  'DeploymentSpec.replicas': { is: COUNT },
  'DeploymentSpec.minReadySeconds': { is: COUNT },
  'DeploymentSpec.progressDeadlineSeconds': { is: COUNT },
  'DeploymentSpec.revisionHistoryLimit': { is: COUNT },
  'RollingUpdateDeployment.maxSurge': { is: COUNT_OR_PERCENT },
  'RollingUpdateDeployment.maxUnavailable': { is: COUNT_OR_PERCENT },
  'ReplicaSetSpec.replicas': { is: COUNT },
  'ReplicaSetSpec.minReadySeconds': { is: COUNT },
  'DaemonSetSpec.minReadySeconds': { is: COUNT },
  'DaemonSetSpec.revisionHistoryLimit': { is: COUNT },
  'RollingUpdateDaemonSet.maxSurge': { is: COUNT_OR_PERCENT },
  'RollingUpdateDaemonSet.maxUnavailable': { is: COUNT_OR_PERCENT },
  'StatefulSetSpec.replicas': { is: COUNT },
  'StatefulSetSpec.minReadySeconds': { is: COUNT },
  'StatefulSetSpec.serviceName': { is: "'' | dnsLabel" },
  'RollingUpdateStatefulSetStrategy.partition': { is: COUNT },
  'RollingUpdateStatefulSetStrategy.maxUnavailable': { is: COUNT_OR_PERCENT },
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': { is: "'Delete' | 'Retain'" },
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': { is: "'Delete' | 'Retain'" },
  'PersistentVolumeClaimSpec.accessModes': REQUIRED,
  'PersistentVolumeClaimSpec.resources': REQUIRED,
  'VolumeResourceRequirements.requests': REQUIRED,
  'JobSpec.parallelism': { is: COUNT },
  'JobSpec.completions': { is: COUNT },
  'JobSpec.backoffLimit': { is: COUNT },
  'JobSpec.backoffLimitPerIndex': { is: COUNT },
  'JobSpec.activeDeadlineSeconds': { is: 'int(0..)' },
  'JobSpec.ttlSecondsAfterFinished': { is: COUNT },
  'CronJobSpec.schedule': { is: 'cron' },
  'CronJobSpec.timeZone': { is: 'timeZone' },
  'CronJobSpec.startingDeadlineSeconds': { is: 'int(0..)' },
  'CronJobSpec.successfulJobsHistoryLimit': { is: COUNT },
  'CronJobSpec.failedJobsHistoryLimit': { is: COUNT },

  // Access.
  'RoleRef.apiGroup': { is: "'rbac.authorization.k8s.io'" },
  'RoleRef.name': { is: 'pathSegment' },
  'Subject.kind': { is: "'ServiceAccount' | 'User' | 'Group'" },
  'AggregationRule.clusterRoleSelectors': REQUIRED,

  // Networks.
  'Service.spec': REQUIRED,
  'ServiceSpec.selector{}': { key: 'labelKey', value: 'labelValue' },
  'ServiceSpec.ipFamilies': { is: "('IPv4' | 'IPv6')[]" },
  'ServiceSpec.trafficDistribution': { is: "'PreferClose' | 'PreferSameZone' | 'PreferSameNode'" },
  'ServicePort.name': { is: "'' | dnsLabel" },
  'ServicePort.port': { is: PORT },
  'ServicePort.targetPort': { is: `${OPTIONAL_PORT} | '' | portName` },
  'ServicePort.appProtocol': { is: 'labelKey' },
  'ClientIPConfig.timeoutSeconds': { is: 'int(1..86400)' },
  'NetworkPolicyPort.port': { is: PORT_OR_NAME },
  'NetworkPolicyPort.endPort': { is: PORT },

  // Configuration.
  'ConfigMap.data{}': { key: 'configKey' },
  'ConfigMap.binaryData{}': { key: 'configKey' },
  'Secret.data{}': { key: 'configKey' },
  'Secret.stringData{}': { key: 'configKey' },
};

/** What the OpenAPI document calls required (`Type.field`) or an enum (`Type.field=`) and the server accepts otherwise. */
export const LENIENT = new Set([
  'NetworkPolicySpec.podSelector',
  'HTTPHeader.value',
  // Taken and dropped where the feature is off.
  'Lifecycle.stopSignal=',

  'SleepAction.seconds',
  'Sysctl.value',
]);

/** Enums behind a pointer, for which an empty string is a value and a wrong one; elsewhere it is the same as nothing. */
export const STRICT_ENUMS = new Set([
  'JobSpec.completionMode',
  'JobSpec.podReplacementPolicy',
  'NetworkPolicyPort.protocol',
  'PersistentVolumeClaimSpec.volumeMode',
  'PodSecurityContext.fsGroupChangePolicy',
  'PodSecurityContext.seLinuxChangePolicy',
  'PodSecurityContext.supplementalGroupsPolicy',
  'PodSpec.preemptionPolicy',
  'SecurityContext.procMount',
  'ServiceSpec.internalTrafficPolicy',
  'ServiceSpec.ipFamilyPolicy',
  'ServiceSpec.trafficDistribution',
  'TopologySpreadConstraint.nodeAffinityPolicy',
  'TopologySpreadConstraint.nodeTaintsPolicy',
  'VolumeMount.mountPropagation',
  'VolumeMount.recursiveReadOnly',
  'Container.restartPolicy',
]);

// Made from k8s.io/kubernetes 1.33.13, 1.34.4, 1.35.4, 1.36.3 by scripts/generate-schemas.mjs.
// The structure of the official schemas; see server/schemas/notation.ts for the form.
export const KUBERNETES_NOTATION = `
AWSElasticBlockStoreVolumeSource
  fsType: string
  partition: int32
  readOnly: bool
  volumeID: string required
Affinity
  nodeAffinity: NodeAffinity
  podAffinity: PodAffinity
  podAntiAffinity: PodAntiAffinity
AggregationRule
  clusterRoleSelectors: LabelSelector[] required
AppArmorProfile
  localhostProfile: string
  type: 'Localhost' | 'RuntimeDefault' | 'Unconfined' required
AzureDiskVolumeSource
  cachingMode: '' | 'None' | 'ReadOnly' | 'ReadWrite'
  diskName: string required
  diskURI: string required
  fsType: string
  kind: '' | 'Dedicated' | 'Managed' | 'Shared'
  readOnly: bool
AzureFileVolumeSource
  readOnly: bool
  secretName: string required
  shareName: string required
CSIVolumeSource
  driver: string required
  fsType: string
  nodePublishSecretRef: LocalObjectReference
  readOnly: bool
  volumeAttributes: string{}
Capabilities
  add: string[]
  drop: string[]
CephFSVolumeSource
  monitors: string[] required
  path: string
  readOnly: bool
  secretFile: string
  secretRef: LocalObjectReference
  user: string
CinderVolumeSource
  fsType: string
  readOnly: bool
  secretRef: LocalObjectReference
  volumeID: string required
ClientIPConfig
  timeoutSeconds: int(1..86400)
ClusterRole rbac.authorization.k8s.io/v1
  aggregationRule: AggregationRule
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  rules: PolicyRule[]
ClusterRoleBinding rbac.authorization.k8s.io/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  roleRef: RoleRef required
  subjects: Subject[]
ClusterTrustBundleProjection
  labelSelector: LabelSelector
  name: string
  optional: bool
  path: string required
  signerName: string
Condition
  lastTransitionTime: time
  message: string
  observedGeneration: int64
  reason: string
  status: string
  type: string
ConfigMap v1
  apiVersion: string
  binaryData: (base64 | int(0..255)[]){configKey}
  data: string{configKey}
  immutable: bool
  kind: string
  metadata: ObjectMeta
ConfigMapEnvSource
  name: dnsSubdomainStart required
  optional: bool
ConfigMapKeySelector
  key: configKey required
  name: dnsSubdomain required
  optional: bool
ConfigMapProjection
  items: KeyToPath[]
  name: string required
  optional: bool
ConfigMapVolumeSource
  defaultMode: int(0..511)
  items: KeyToPath[]
  name: string required
  optional: bool
Container
  args: string[]
  command: string[]
  env: EnvVar[name]
  envFrom: EnvFromSource[]
  image: string required
  imagePullPolicy: '' | 'Always' | 'IfNotPresent' | 'Never'
  lifecycle: Lifecycle
  livenessProbe: Probe
  name: dnsLabel required
  ports: ContainerPort[containerPort,protocol]
  readinessProbe: Probe
  resizePolicy: ContainerResizePolicy[]
  resources: ResourceRequirements
  restartPolicy: 'Always' | 'Never' | 'OnFailure'
  restartPolicyRules: ContainerRestartRule[] since 1.34
  securityContext: SecurityContext
  startupProbe: Probe
  stdin: bool
  stdinOnce: bool
  terminationMessagePath: string
  terminationMessagePolicy: '' | 'FallbackToLogsOnError' | 'File'
  tty: bool
  volumeDevices: VolumeDevice[devicePath]
  volumeMounts: VolumeMount[mountPath]
  workingDir: string
ContainerExtendedResourceRequest
  containerName: string since 1.34
  requestName: string since 1.34
  resourceName: string since 1.34
ContainerPort
  containerPort: int(1..65535) required
  hostIP: string
  hostPort: int(0..65535)
  name: '' | portName
  protocol: '' | 'SCTP' | 'TCP' | 'UDP'
ContainerResizePolicy
  resourceName: 'cpu' | 'memory' required
  restartPolicy: 'NotRequired' | 'RestartContainer' required
ContainerRestartRule
  action: string required since 1.34
  exitCodes: ContainerRestartRuleOnExitCodes since 1.34
ContainerRestartRuleOnExitCodes
  operator: string required since 1.34
  values: int32[] since 1.34
ContainerState
  running: ContainerStateRunning
  terminated: ContainerStateTerminated
  waiting: ContainerStateWaiting
ContainerStateRunning
  startedAt: time
ContainerStateTerminated
  containerID: string
  exitCode: int32
  finishedAt: time
  message: string
  reason: string
  signal: int32
  startedAt: time
ContainerStateWaiting
  message: string
  reason: string
ContainerStatus
  allocatedResources: quantity{}
  allocatedResourcesStatus: ResourceStatus[name]
  containerID: string
  image: string
  imageID: string
  lastState: ContainerState
  name: string
  ready: bool
  resources: ResourceRequirements
  restartCount: int32
  started: bool
  state: ContainerState
  stopSignal: string
  user: ContainerUser
  volumeMounts: VolumeMountStatus[mountPath]
ContainerUser
  linux: LinuxContainerUser
CronJob batch/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: CronJobSpec required
  status: CronJobStatus
CronJobSpec
  concurrencyPolicy: '' | 'Allow' | 'Forbid' | 'Replace'
  failedJobsHistoryLimit: int(0..2147483647)
  jobTemplate: JobTemplateSpec required
  schedule: cron required
  startingDeadlineSeconds: int(0..)
  successfulJobsHistoryLimit: int(0..2147483647)
  suspend: bool
  timeZone: timeZone
CronJobStatus
  active: ObjectReference[]
  lastScheduleTime: time
  lastSuccessfulTime: time
DaemonSet apps/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: DaemonSetSpec required
  status: DaemonSetStatus
DaemonSetCondition
  lastTransitionTime: time
  message: string
  reason: string
  status: string
  type: string
DaemonSetSpec
  minReadySeconds: int(0..2147483647)
  revisionHistoryLimit: int(0..2147483647)
  selector: LabelSelector required
  template: PodTemplateSpec required
  updateStrategy: DaemonSetUpdateStrategy
DaemonSetStatus
  collisionCount: int32
  conditions: DaemonSetCondition[type]
  currentNumberScheduled: int32
  desiredNumberScheduled: int32
  numberAvailable: int32
  numberMisscheduled: int32
  numberReady: int32
  numberUnavailable: int32
  observedGeneration: int64
  updatedNumberScheduled: int32
DaemonSetUpdateStrategy
  rollingUpdate: RollingUpdateDaemonSet
  type: '' | 'OnDelete' | 'RollingUpdate'
Deployment apps/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: DeploymentSpec required
  status: DeploymentStatus
DeploymentCondition
  lastTransitionTime: time
  lastUpdateTime: time
  message: string
  reason: string
  status: string
  type: string
DeploymentSpec
  minReadySeconds: int(0..2147483647)
  paused: bool
  progressDeadlineSeconds: int(0..2147483647)
  replicas: int(0..2147483647)
  revisionHistoryLimit: int(0..2147483647)
  selector: LabelSelector required
  strategy: DeploymentStrategy
  template: PodTemplateSpec required
DeploymentStatus
  availableReplicas: int32
  collisionCount: int32
  conditions: DeploymentCondition[type]
  observedGeneration: int64
  readyReplicas: int32
  replicas: int32
  terminatingReplicas: int32
  unavailableReplicas: int32
  updatedReplicas: int32
DeploymentStrategy
  rollingUpdate: RollingUpdateDeployment
  type: '' | 'Recreate' | 'RollingUpdate'
DownwardAPIProjection
  items: DownwardAPIVolumeFile[]
DownwardAPIVolumeFile
  fieldRef: ObjectFieldSelector
  mode: int(0..511)
  path: projectedPath required
  resourceFieldRef: ResourceFieldSelector
DownwardAPIVolumeSource
  defaultMode: int(0..511)
  items: DownwardAPIVolumeFile[]
EmptyDirVolumeSource
  medium: string
  sizeLimit: quantity
EnvFromSource
  configMapRef: ConfigMapEnvSource
  prefix: '' | environmentName
  secretRef: SecretEnvSource
EnvVar
  name: environmentName required
  value: string
  valueFrom: EnvVarSource
EnvVarSource
  configMapKeyRef: ConfigMapKeySelector
  fieldRef: ObjectFieldSelector
  fileKeyRef: FileKeySelector since 1.34
  resourceFieldRef: ResourceFieldSelector
  secretKeyRef: SecretKeySelector
EphemeralContainer
  args: string[]
  command: string[]
  env: EnvVar[name]
  envFrom: EnvFromSource[]
  image: string
  imagePullPolicy: '' | 'Always' | 'IfNotPresent' | 'Never'
  lifecycle: Lifecycle
  livenessProbe: Probe
  name: string required
  ports: ContainerPort[containerPort,protocol]
  readinessProbe: Probe
  resizePolicy: ContainerResizePolicy[]
  resources: ResourceRequirements
  restartPolicy: string
  restartPolicyRules: ContainerRestartRule[] since 1.34
  securityContext: SecurityContext
  startupProbe: Probe
  stdin: bool
  stdinOnce: bool
  targetContainerName: string
  terminationMessagePath: string
  terminationMessagePolicy: '' | 'FallbackToLogsOnError' | 'File'
  tty: bool
  volumeDevices: VolumeDevice[devicePath]
  volumeMounts: VolumeMount[mountPath]
  workingDir: string
EphemeralVolumeSource
  volumeClaimTemplate: PersistentVolumeClaimTemplate
ExecAction
  command: string[] required
FCVolumeSource
  fsType: string
  lun: int32
  readOnly: bool
  targetWWNs: string[]
  wwids: string[]
FileKeySelector
  key: string required since 1.34
  optional: bool since 1.34
  path: string required since 1.34
  volumeName: string required since 1.34
FlexVolumeSource
  driver: string required
  fsType: string
  options: string{}
  readOnly: bool
  secretRef: LocalObjectReference
FlockerVolumeSource
  datasetName: string deprecated
  datasetUUID: string
GCEPersistentDiskVolumeSource
  fsType: string
  partition: int32
  pdName: string required
  readOnly: bool
GRPCAction
  port: int(1..65535) required
  service: string
GitRepoVolumeSource
  directory: string
  repository: string required
  revision: string
GlusterfsVolumeSource
  endpoints: string required
  path: string required
  readOnly: bool
HTTPGetAction
  host: string
  httpHeaders: HTTPHeader[]
  path: string
  port: int(1..65535) | portName required
  scheme: '' | 'HTTP' | 'HTTPS'
HTTPHeader
  name: headerName required
  value: string
HostAlias
  hostnames: dnsSubdomain[]
  ip: ip required
HostIP
  ip: string
HostPathVolumeSource
  path: noBacksteps required
  type: '' | 'BlockDevice' | 'CharDevice' | 'Directory' | 'DirectoryOrCreate' | 'File' | 'FileOrCreate' | 'Socket'
IPBlock
  cidr: string required
  except: string[]
ISCSIVolumeSource
  chapAuthDiscovery: bool
  chapAuthSession: bool
  fsType: string
  initiatorName: string
  iqn: string required
  iscsiInterface: string
  lun: int32 required
  portals: string[]
  readOnly: bool
  secretRef: LocalObjectReference
  targetPortal: string required
ImageVolumeSource
  pullPolicy: '' | 'Always' | 'IfNotPresent' | 'Never'
  reference: string
ImageVolumeStatus
  imageRef: string since 1.36
Job batch/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: JobSpec required
  status: JobStatus
JobCondition
  lastProbeTime: time
  lastTransitionTime: time
  message: string
  reason: string
  status: string
  type: string
JobSpec
  activeDeadlineSeconds: int(0..)
  backoffLimit: int(0..2147483647)
  backoffLimitPerIndex: int(0..2147483647)
  completionMode: 'Indexed' | 'NonIndexed'
  completions: int(0..2147483647)
  managedBy: string
  manualSelector: bool
  maxFailedIndexes: int32
  parallelism: int(0..2147483647)
  podFailurePolicy: PodFailurePolicy
  podReplacementPolicy: 'Failed' | 'TerminatingOrFailed'
  selector: LabelSelector
  successPolicy: SuccessPolicy
  suspend: bool
  template: PodTemplateSpec required
  ttlSecondsAfterFinished: int(0..2147483647)
JobStatus
  active: int32
  completedIndexes: string
  completionTime: time
  conditions: JobCondition[]
  failed: int32
  failedIndexes: string
  ready: int32
  startTime: time
  succeeded: int32
  terminating: int32
  uncountedTerminatedPods: UncountedTerminatedPods
JobTemplateSpec
  metadata: ObjectMeta
  spec: JobSpec required
KeyToPath
  key: string required
  mode: int(0..511)
  path: projectedPath required
LabelSelector
  matchExpressions: LabelSelectorRequirement[]
  matchLabels: labelValue{labelKey}
LabelSelectorRequirement
  key: labelKey required
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' required
  values: labelValue[]
Lifecycle
  postStart: LifecycleHandler
  preStop: LifecycleHandler
  stopSignal: string
LifecycleHandler
  exec: ExecAction
  httpGet: HTTPGetAction
  sleep: SleepAction
  tcpSocket: TCPSocketAction deprecated
LinuxContainerUser
  gid: int64
  supplementalGroups: int64[]
  uid: int64
LoadBalancerIngress
  hostname: string
  ip: string
  ipMode: string
  ports: PortStatus[]
LoadBalancerStatus
  ingress: LoadBalancerIngress[]
LocalObjectReference
  name: string
ManagedFieldsEntry
  apiVersion: string
  fieldsType: string
  fieldsV1: any{}
  manager: string
  operation: string
  subresource: string
  time: time
ModifyVolumeStatus
  status: string
  targetVolumeAttributesClassName: string
NFSVolumeSource
  path: string required
  readOnly: bool
  server: string required
Namespace v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: NamespaceSpec
  status: NamespaceStatus
NamespaceCondition
  lastTransitionTime: time
  message: string
  reason: string
  status: string
  type: string
NamespaceSpec
  finalizers: string[]
NamespaceStatus
  conditions: NamespaceCondition[type]
  phase: string
NetworkPolicy networking.k8s.io/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: NetworkPolicySpec
NetworkPolicyEgressRule
  ports: NetworkPolicyPort[]
  to: NetworkPolicyPeer[]
NetworkPolicyIngressRule
  from: NetworkPolicyPeer[]
  ports: NetworkPolicyPort[]
NetworkPolicyPeer
  ipBlock: IPBlock
  namespaceSelector: LabelSelector
  podSelector: LabelSelector
NetworkPolicyPort
  endPort: int(1..65535)
  port: int(1..65535) | portName
  protocol: 'SCTP' | 'TCP' | 'UDP'
NetworkPolicySpec
  egress: NetworkPolicyEgressRule[]
  ingress: NetworkPolicyIngressRule[]
  podSelector: LabelSelector
  policyTypes: ('Egress' | 'Ingress')[]
NodeAffinity
  preferredDuringSchedulingIgnoredDuringExecution: PreferredSchedulingTerm[]
  requiredDuringSchedulingIgnoredDuringExecution: NodeSelector
NodeAllocatableResourceClaimStatus
  containers: string[] since 1.36
  resourceClaimName: string since 1.36
  resources: quantity{} since 1.36
NodeSelector
  nodeSelectorTerms: NodeSelectorTerm[] required
NodeSelectorRequirement
  key: labelKey required
  operator: 'DoesNotExist' | 'Exists' | 'Gt' | 'In' | 'Lt' | 'NotIn' required
  values: labelValue[]
NodeSelectorTerm
  matchExpressions: NodeSelectorRequirement[]
  matchFields: NodeSelectorRequirement[]
ObjectFieldSelector
  apiVersion: string
  fieldPath: string required
ObjectMeta
  annotations: string{}
  creationTimestamp: time
  deletionGracePeriodSeconds: int64
  deletionTimestamp: time
  finalizers: string[]
  generateName: string
  generation: int64
  labels: string{}
  managedFields: ManagedFieldsEntry[]
  name: string
  namespace: string
  ownerReferences: OwnerReference[uid]
  resourceVersion: string
  selfLink: string deprecated
  uid: string
ObjectReference
  apiVersion: string
  fieldPath: string
  kind: string
  name: string
  namespace: string
  resourceVersion: string
  uid: string
OwnerReference
  apiVersion: string required
  blockOwnerDeletion: bool
  controller: bool
  kind: string required
  name: string required
  uid: string required
PersistentVolumeClaim
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: PersistentVolumeClaimSpec
  status: PersistentVolumeClaimStatus
PersistentVolumeClaimCondition
  lastProbeTime: time
  lastTransitionTime: time
  message: string
  reason: string
  status: string
  type: string
PersistentVolumeClaimSpec
  accessModes: ('ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOnce' | 'ReadWriteOncePod')[] required
  dataSource: TypedLocalObjectReference
  dataSourceRef: TypedObjectReference
  resources: VolumeResourceRequirements required
  selector: LabelSelector
  storageClassName: string
  volumeAttributesClassName: string
  volumeMode: 'Block' | 'Filesystem'
  volumeName: string
PersistentVolumeClaimStatus
  accessModes: string[]
  allocatedResourceStatuses: string{}
  allocatedResources: quantity{}
  capacity: quantity{}
  conditions: PersistentVolumeClaimCondition[type]
  currentVolumeAttributesClassName: string
  modifyVolumeStatus: ModifyVolumeStatus
  phase: string
PersistentVolumeClaimTemplate
  metadata: ObjectMeta
  spec: PersistentVolumeClaimSpec required
PersistentVolumeClaimVolumeSource
  claimName: string required
  readOnly: bool
PhotonPersistentDiskVolumeSource
  fsType: string
  pdID: string required
Pod v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: PodSpec required
  status: PodStatus
PodAffinity
  preferredDuringSchedulingIgnoredDuringExecution: WeightedPodAffinityTerm[]
  requiredDuringSchedulingIgnoredDuringExecution: PodAffinityTerm[]
PodAffinityTerm
  labelSelector: LabelSelector
  matchLabelKeys: string[]
  mismatchLabelKeys: string[]
  namespaceSelector: LabelSelector
  namespaces: dnsLabel[]
  topologyKey: labelKey required
PodAntiAffinity
  preferredDuringSchedulingIgnoredDuringExecution: WeightedPodAffinityTerm[]
  requiredDuringSchedulingIgnoredDuringExecution: PodAffinityTerm[]
PodCertificateProjection
  certificateChainPath: string since 1.34
  credentialBundlePath: string since 1.34
  keyPath: string since 1.34
  keyType: string required since 1.34
  maxExpirationSeconds: int32 since 1.34
  signerName: string required since 1.34
  userAnnotations: string{} since 1.35
PodCondition
  lastProbeTime: time
  lastTransitionTime: time
  message: string
  observedGeneration: int64
  reason: string
  status: string
  type: string
PodDNSConfig
  nameservers: ip[]
  options: PodDNSConfigOption[]
  searches: underscoredSubdomain[]
PodDNSConfigOption
  name: string required
  value: string
PodExtendedResourceClaimStatus
  requestMappings: ContainerExtendedResourceRequest[] since 1.34
  resourceClaimName: string since 1.34
PodFailurePolicy
  rules: PodFailurePolicyRule[] required
PodFailurePolicyOnExitCodesRequirement
  containerName: string
  operator: 'In' | 'NotIn' required
  values: int32[] required
PodFailurePolicyOnPodConditionsPattern
  status: string since 1.35
  status: string required until 1.34
  type: string required
PodFailurePolicyRule
  action: 'Count' | 'FailIndex' | 'FailJob' | 'Ignore' required
  onExitCodes: PodFailurePolicyOnExitCodesRequirement
  onPodConditions: PodFailurePolicyOnPodConditionsPattern[]
PodIP
  ip: string
PodOS
  name: 'linux' | 'windows' required
PodReadinessGate
  conditionType: string required
PodResourceClaim
  name: string required
  resourceClaimName: string
  resourceClaimTemplateName: string
PodResourceClaimStatus
  name: string
  resourceClaimName: string
PodSchedulingGate
  name: string required
PodSchedulingGroup
  podGroupName: string since 1.36
PodSecurityContext
  appArmorProfile: AppArmorProfile
  fsGroup: int(0..2147483647)
  fsGroupChangePolicy: 'Always' | 'OnRootMismatch'
  runAsGroup: int(0..2147483647)
  runAsNonRoot: bool
  runAsUser: int(0..2147483647)
  seLinuxChangePolicy: 'Recursive' | 'MountOption'
  seLinuxOptions: SELinuxOptions
  seccompProfile: SeccompProfile
  supplementalGroups: int(0..2147483647)[]
  supplementalGroupsPolicy: 'Merge' | 'Strict'
  sysctls: Sysctl[]
  windowsOptions: WindowsSecurityContextOptions
PodSpec
  activeDeadlineSeconds: int(1..2147483647)
  affinity: Affinity
  automountServiceAccountToken: bool
  containers: Container[name] required
  dnsConfig: PodDNSConfig
  dnsPolicy: '' | 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None'
  enableServiceLinks: bool
  ephemeralContainers: EphemeralContainer[name]
  hostAliases: HostAlias[ip]
  hostIPC: bool
  hostNetwork: bool
  hostPID: bool
  hostUsers: bool
  hostname: '' | dnsLabel
  hostnameOverride: string since 1.34
  imagePullSecrets: LocalObjectReference[name]
  initContainers: Container[name]
  nodeName: '' | dnsSubdomain
  nodeSelector: labelValue{labelKey}
  os: PodOS
  overhead: quantity{}
  preemptionPolicy: 'Never' | 'PreemptLowerPriority'
  priority: int32
  priorityClassName: '' | dnsSubdomain
  readinessGates: PodReadinessGate[]
  resourceClaims: PodResourceClaim[name]
  resources: ResourceRequirements
  restartPolicy: '' | 'Always' | 'Never' | 'OnFailure'
  runtimeClassName: dnsSubdomain
  schedulerName: string
  schedulingGates: PodSchedulingGate[name]
  schedulingGroup: PodSchedulingGroup since 1.36
  securityContext: PodSecurityContext
  serviceAccount: string deprecated
  serviceAccountName: '' | dnsSubdomain
  setHostnameAsFQDN: bool
  shareProcessNamespace: bool
  subdomain: '' | dnsLabel
  terminationGracePeriodSeconds: int64
  tolerations: Toleration[]
  topologySpreadConstraints: TopologySpreadConstraint[topologyKey,whenUnsatisfiable]
  volumes: Volume[name]
  workloadRef: WorkloadReference since 1.35 until 1.35
PodStatus
  allocatedResources: quantity{} since 1.35
  conditions: PodCondition[type]
  containerStatuses: ContainerStatus[]
  ephemeralContainerStatuses: ContainerStatus[]
  extendedResourceClaimStatus: PodExtendedResourceClaimStatus since 1.34
  hostIP: string
  hostIPs: HostIP[]
  initContainerStatuses: ContainerStatus[]
  message: string
  nodeAllocatableResourceClaimStatuses: NodeAllocatableResourceClaimStatus[] since 1.36
  nominatedNodeName: string
  observedGeneration: int64
  phase: string
  podIP: string
  podIPs: PodIP[ip]
  qosClass: string
  reason: string
  resize: string deprecated
  resourceClaimStatuses: PodResourceClaimStatus[name]
  resources: ResourceRequirements since 1.35
  startTime: time
PodTemplateSpec
  metadata: ObjectMeta
  spec: PodSpec required
PolicyRule
  apiGroups: string[]
  nonResourceURLs: string[]
  resourceNames: string[]
  resources: string[]
  verbs: string[] required
PortStatus
  error: string
  port: int32
  protocol: string
PortworxVolumeSource
  fsType: string
  readOnly: bool
  volumeID: string required
PreferredSchedulingTerm
  preference: NodeSelectorTerm required
  weight: int(1..100) required
Probe
  exec: ExecAction
  failureThreshold: int(0..2147483647)
  grpc: GRPCAction
  httpGet: HTTPGetAction
  initialDelaySeconds: int(0..2147483647)
  periodSeconds: int(0..2147483647)
  successThreshold: int(0..2147483647)
  tcpSocket: TCPSocketAction
  terminationGracePeriodSeconds: int(1..)
  timeoutSeconds: int(0..2147483647)
ProjectedVolumeSource
  defaultMode: int(0..511)
  sources: VolumeProjection[]
QuobyteVolumeSource
  group: string
  readOnly: bool
  registry: string required
  tenant: string
  user: string
  volume: string required
RBDVolumeSource
  fsType: string
  image: string required
  keyring: string
  monitors: string[] required
  pool: string
  readOnly: bool
  secretRef: LocalObjectReference
  user: string
ReplicaSet apps/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: ReplicaSetSpec required
  status: ReplicaSetStatus
ReplicaSetCondition
  lastTransitionTime: time
  message: string
  reason: string
  status: string
  type: string
ReplicaSetSpec
  minReadySeconds: int(0..2147483647)
  replicas: int(0..2147483647)
  selector: LabelSelector required
  template: PodTemplateSpec
ReplicaSetStatus
  availableReplicas: int32
  conditions: ReplicaSetCondition[type]
  fullyLabeledReplicas: int32
  observedGeneration: int64
  readyReplicas: int32
  replicas: int32
  terminatingReplicas: int32
ResourceClaim
  name: string required
  request: string
ResourceFieldSelector
  containerName: string
  divisor: quantity
  resource: /^(?:limits|requests)\\.(?:cpu|memory|ephemeral-storage|hugepages-.+)$/ required
ResourceHealth
  health: string
  message: string since 1.36
  resourceID: string
ResourceRequirements
  claims: ResourceClaim[name]
  limits: quantity{resourceName}
  requests: quantity{resourceName}
ResourceStatus
  name: string
  resources: ResourceHealth[resourceID]
Role rbac.authorization.k8s.io/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  rules: PolicyRule[]
RoleBinding rbac.authorization.k8s.io/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  roleRef: RoleRef required
  subjects: Subject[]
RoleRef
  apiGroup: '' | 'rbac.authorization.k8s.io' since 1.36
  apiGroup: 'rbac.authorization.k8s.io' required until 1.35
  kind: string required
  name: pathSegment required
RollingUpdateDaemonSet
  maxSurge: int(0..2147483647) | percent
  maxUnavailable: int(0..2147483647) | percent
RollingUpdateDeployment
  maxSurge: int(0..2147483647) | percent
  maxUnavailable: int(0..2147483647) | percent
RollingUpdateStatefulSetStrategy
  maxUnavailable: int(0..2147483647) | percent
  partition: int(0..2147483647)
SELinuxOptions
  level: string
  role: string
  type: string
  user: string
ScaleIOVolumeSource
  fsType: string
  gateway: string required
  protectionDomain: string
  readOnly: bool
  secretRef: LocalObjectReference required
  sslEnabled: bool
  storageMode: string
  storagePool: string
  system: string required
  volumeName: string
SeccompProfile
  localhostProfile: string
  type: 'Localhost' | 'RuntimeDefault' | 'Unconfined' required
Secret v1
  apiVersion: string
  data: (base64 | int(0..255)[]){configKey}
  immutable: bool
  kind: string
  metadata: ObjectMeta
  stringData: string{configKey}
  type: string
SecretEnvSource
  name: dnsSubdomainStart required
  optional: bool
SecretKeySelector
  key: configKey required
  name: dnsSubdomain required
  optional: bool
SecretProjection
  items: KeyToPath[]
  name: string required
  optional: bool
SecretVolumeSource
  defaultMode: int(0..511)
  items: KeyToPath[]
  optional: bool
  secretName: string required
SecurityContext
  allowPrivilegeEscalation: bool
  appArmorProfile: AppArmorProfile
  capabilities: Capabilities
  privileged: bool
  procMount: 'Default' | 'Unmasked'
  readOnlyRootFilesystem: bool
  runAsGroup: int(0..2147483647)
  runAsNonRoot: bool
  runAsUser: int(0..2147483647)
  seLinuxOptions: SELinuxOptions
  seccompProfile: SeccompProfile
  windowsOptions: WindowsSecurityContextOptions
Service v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: ServiceSpec required
  status: ServiceStatus
ServiceAccount v1
  apiVersion: string
  automountServiceAccountToken: bool
  imagePullSecrets: LocalObjectReference[]
  kind: string
  metadata: ObjectMeta
  secrets: ObjectReference[name] deprecated
ServiceAccountTokenProjection
  audience: string
  expirationSeconds: int(600..4294967296)
  path: projectedPath required
ServicePort
  appProtocol: labelKey
  name: '' | dnsLabel
  nodePort: int32
  port: int(1..65535) required
  protocol: '' | 'SCTP' | 'TCP' | 'UDP'
  targetPort: int(0..65535) | '' | portName
ServiceSpec
  allocateLoadBalancerNodePorts: bool
  clusterIP: string
  clusterIPs: string[]
  externalIPs: string[]
  externalName: string
  externalTrafficPolicy: '' | 'Cluster' | 'Local'
  healthCheckNodePort: int32
  internalTrafficPolicy: 'Cluster' | 'Local'
  ipFamilies: ('IPv4' | 'IPv6')[]
  ipFamilyPolicy: 'PreferDualStack' | 'RequireDualStack' | 'SingleStack'
  loadBalancerClass: string
  loadBalancerIP: string deprecated
  loadBalancerSourceRanges: string[]
  ports: ServicePort[port,protocol]
  publishNotReadyAddresses: bool
  selector: labelValue{labelKey}
  sessionAffinity: '' | 'ClientIP' | 'None'
  sessionAffinityConfig: SessionAffinityConfig
  trafficDistribution: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode'
  type: '' | 'ClusterIP' | 'ExternalName' | 'LoadBalancer' | 'NodePort'
ServiceStatus
  conditions: Condition[type]
  loadBalancer: LoadBalancerStatus
SessionAffinityConfig
  clientIP: ClientIPConfig
SleepAction
  seconds: int64
StatefulSet apps/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: StatefulSetSpec required
  status: StatefulSetStatus
StatefulSetCondition
  lastTransitionTime: time
  message: string
  reason: string
  status: string
  type: string
StatefulSetOrdinals
  start: int32
StatefulSetPersistentVolumeClaimRetentionPolicy
  whenDeleted: '' | 'Delete' | 'Retain'
  whenScaled: '' | 'Delete' | 'Retain'
StatefulSetSpec
  minReadySeconds: int(0..2147483647)
  ordinals: StatefulSetOrdinals
  persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy
  podManagementPolicy: '' | 'OrderedReady' | 'Parallel'
  replicas: int(0..2147483647)
  revisionHistoryLimit: int32
  selector: LabelSelector required
  serviceName: '' | dnsLabel
  template: PodTemplateSpec required
  updateStrategy: StatefulSetUpdateStrategy
  volumeClaimTemplates: PersistentVolumeClaim[]
StatefulSetStatus
  availableReplicas: int32
  collisionCount: int32
  conditions: StatefulSetCondition[type]
  currentReplicas: int32
  currentRevision: string
  observedGeneration: int64
  readyReplicas: int32
  replicas: int32
  updateRevision: string
  updatedReplicas: int32
StatefulSetUpdateStrategy
  rollingUpdate: RollingUpdateStatefulSetStrategy
  type: '' | 'OnDelete' | 'RollingUpdate'
StorageOSVolumeSource
  fsType: string
  readOnly: bool
  secretRef: LocalObjectReference
  volumeName: string
  volumeNamespace: string
Subject
  apiGroup: string
  kind: 'ServiceAccount' | 'User' | 'Group' required
  name: string required
  namespace: string
SuccessPolicy
  rules: SuccessPolicyRule[] required
SuccessPolicyRule
  succeededCount: int32
  succeededIndexes: string
Sysctl
  name: sysctlName required
  value: string
TCPSocketAction
  host: string
  port: int(1..65535) | portName required
Toleration
  effect: '' | 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule'
  key: '' | labelKey
  operator: '' | 'Equal' | 'Exists' until 1.34
  operator: '' | 'Equal' | 'Exists' | 'Gt' | 'Lt' since 1.35
  tolerationSeconds: int64
  value: string
TopologySpreadConstraint
  labelSelector: LabelSelector
  matchLabelKeys: string[]
  maxSkew: int(1..2147483647) required
  minDomains: int(1..2147483647)
  nodeAffinityPolicy: 'Honor' | 'Ignore'
  nodeTaintsPolicy: 'Honor' | 'Ignore'
  topologyKey: string required
  whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway' required
TypedLocalObjectReference
  apiGroup: string
  kind: string required
  name: string required
TypedObjectReference
  apiGroup: string
  kind: string required
  name: string required
  namespace: string
UncountedTerminatedPods
  failed: string[]
  succeeded: string[]
Volume
  awsElasticBlockStore: AWSElasticBlockStoreVolumeSource deprecated
  azureDisk: AzureDiskVolumeSource deprecated
  azureFile: AzureFileVolumeSource deprecated
  cephfs: CephFSVolumeSource deprecated
  cinder: CinderVolumeSource deprecated
  configMap: ConfigMapVolumeSource
  csi: CSIVolumeSource
  downwardAPI: DownwardAPIVolumeSource
  emptyDir: EmptyDirVolumeSource
  ephemeral: EphemeralVolumeSource
  fc: FCVolumeSource
  flexVolume: FlexVolumeSource deprecated
  flocker: FlockerVolumeSource deprecated
  gcePersistentDisk: GCEPersistentDiskVolumeSource deprecated
  gitRepo: GitRepoVolumeSource deprecated
  glusterfs: GlusterfsVolumeSource deprecated
  hostPath: HostPathVolumeSource
  image: ImageVolumeSource
  iscsi: ISCSIVolumeSource
  name: dnsLabel required
  nfs: NFSVolumeSource
  persistentVolumeClaim: PersistentVolumeClaimVolumeSource
  photonPersistentDisk: PhotonPersistentDiskVolumeSource deprecated
  portworxVolume: PortworxVolumeSource deprecated
  projected: ProjectedVolumeSource
  quobyte: QuobyteVolumeSource deprecated
  rbd: RBDVolumeSource deprecated
  scaleIO: ScaleIOVolumeSource deprecated
  secret: SecretVolumeSource
  storageos: StorageOSVolumeSource deprecated
  vsphereVolume: VsphereVirtualDiskVolumeSource deprecated
VolumeDevice
  devicePath: string required
  name: string required
VolumeMount
  mountPath: string required
  mountPropagation: 'Bidirectional' | 'HostToContainer' | 'None'
  name: string required
  readOnly: bool
  recursiveReadOnly: 'Disabled' | 'Enabled' | 'IfPossible'
  subPath: relativePath
  subPathExpr: relativePath
VolumeMountStatus
  mountPath: string
  name: string
  readOnly: bool
  recursiveReadOnly: string
  volumeStatus: VolumeStatus since 1.36
VolumeProjection
  clusterTrustBundle: ClusterTrustBundleProjection
  configMap: ConfigMapProjection
  downwardAPI: DownwardAPIProjection
  podCertificate: PodCertificateProjection since 1.34
  secret: SecretProjection
  serviceAccountToken: ServiceAccountTokenProjection
VolumeResourceRequirements
  limits: quantity{}
  requests: quantity{} required
VolumeStatus
  image: ImageVolumeStatus since 1.36
VsphereVirtualDiskVolumeSource
  fsType: string
  storagePolicyID: string
  storagePolicyName: string
  volumePath: string required
WeightedPodAffinityTerm
  podAffinityTerm: PodAffinityTerm required
  weight: int(1..100) required
WindowsSecurityContextOptions
  gmsaCredentialSpec: string
  gmsaCredentialSpecName: string
  hostProcess: bool
  runAsUserName: string
WorkloadReference
  name: string required since 1.35 until 1.35
  podGroup: string required since 1.35 until 1.35
  podGroupReplicaKey: string since 1.35 until 1.35
`;

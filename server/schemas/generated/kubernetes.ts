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
  clusterRoleSelectors: LabelSelector[]
AppArmorProfile
  localhostProfile: string
  type: 'Localhost' | 'RuntimeDefault' | 'Unconfined' required
AzureDiskVolumeSource
  cachingMode: 'None' | 'ReadOnly' | 'ReadWrite'
  diskName: string required
  diskURI: string required
  fsType: string
  kind: 'Dedicated' | 'Managed' | 'Shared'
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
  timeoutSeconds: int32
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
  binaryData: base64{}
  data: string{}
  immutable: bool
  kind: string
  metadata: ObjectMeta
ConfigMapEnvSource
  name: string
  optional: bool
ConfigMapKeySelector
  key: string required
  name: string
  optional: bool
ConfigMapProjection
  items: KeyToPath[]
  name: string
  optional: bool
ConfigMapVolumeSource
  defaultMode: int32
  items: KeyToPath[]
  name: string
  optional: bool
Container
  args: string[]
  command: string[]
  env: EnvVar[name]
  envFrom: EnvFromSource[]
  image: string
  imagePullPolicy: 'Always' | 'IfNotPresent' | 'Never'
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
  terminationMessagePath: string
  terminationMessagePolicy: 'FallbackToLogsOnError' | 'File'
  tty: bool
  volumeDevices: VolumeDevice[devicePath]
  volumeMounts: VolumeMount[mountPath]
  workingDir: string
ContainerExtendedResourceRequest
  containerName: string since 1.34
  requestName: string since 1.34
  resourceName: string since 1.34
ContainerPort
  containerPort: int32 required
  hostIP: string
  hostPort: int32
  name: string
  protocol: 'SCTP' | 'TCP' | 'UDP'
ContainerResizePolicy
  resourceName: string required
  restartPolicy: string required
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
  spec: CronJobSpec until 1.35
  spec: CronJobSpec required since 1.36
  status: CronJobStatus
CronJobSpec
  concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace'
  failedJobsHistoryLimit: int32
  jobTemplate: JobTemplateSpec required
  schedule: string required
  startingDeadlineSeconds: int64
  successfulJobsHistoryLimit: int32
  suspend: bool
  timeZone: string
CronJobStatus
  active: ObjectReference[]
  lastScheduleTime: time
  lastSuccessfulTime: time
DaemonSet apps/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: DaemonSetSpec
  status: DaemonSetStatus
DaemonSetCondition
  lastTransitionTime: time
  message: string
  reason: string
  status: string
  type: string
DaemonSetSpec
  minReadySeconds: int32
  revisionHistoryLimit: int32
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
  type: 'OnDelete' | 'RollingUpdate'
Deployment apps/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: DeploymentSpec
  status: DeploymentStatus
DeploymentCondition
  lastTransitionTime: time
  lastUpdateTime: time
  message: string
  reason: string
  status: string
  type: string
DeploymentSpec
  minReadySeconds: int32
  paused: bool
  progressDeadlineSeconds: int32
  replicas: int32
  revisionHistoryLimit: int32
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
  type: 'Recreate' | 'RollingUpdate'
DownwardAPIProjection
  items: DownwardAPIVolumeFile[]
DownwardAPIVolumeFile
  fieldRef: ObjectFieldSelector
  mode: int32
  path: string required
  resourceFieldRef: ResourceFieldSelector
DownwardAPIVolumeSource
  defaultMode: int32
  items: DownwardAPIVolumeFile[]
EmptyDirVolumeSource
  medium: string
  sizeLimit: quantity
EnvFromSource
  configMapRef: ConfigMapEnvSource
  prefix: string
  secretRef: SecretEnvSource
EnvVar
  name: string required
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
  imagePullPolicy: 'Always' | 'IfNotPresent' | 'Never'
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
  terminationMessagePolicy: 'FallbackToLogsOnError' | 'File'
  tty: bool
  volumeDevices: VolumeDevice[devicePath]
  volumeMounts: VolumeMount[mountPath]
  workingDir: string
EphemeralVolumeSource
  volumeClaimTemplate: PersistentVolumeClaimTemplate
ExecAction
  command: string[]
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
  port: int32 required
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
  port: intOrString required
  scheme: 'HTTP' | 'HTTPS'
HTTPHeader
  name: string required
  value: string required
HostAlias
  hostnames: string[]
  ip: string required
HostIP
  ip: string
HostPathVolumeSource
  path: string required
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
  pullPolicy: 'Always' | 'IfNotPresent' | 'Never'
  reference: string
ImageVolumeStatus
  imageRef: string since 1.36
Job batch/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: JobSpec
  status: JobStatus
JobCondition
  lastProbeTime: time
  lastTransitionTime: time
  message: string
  reason: string
  status: string
  type: string
JobSpec
  activeDeadlineSeconds: int64
  backoffLimit: int32
  backoffLimitPerIndex: int32
  completionMode: 'Indexed' | 'NonIndexed'
  completions: int32
  managedBy: string
  manualSelector: bool
  maxFailedIndexes: int32
  parallelism: int32
  podFailurePolicy: PodFailurePolicy
  podReplacementPolicy: 'Failed' | 'TerminatingOrFailed'
  selector: LabelSelector
  successPolicy: SuccessPolicy
  suspend: bool
  template: PodTemplateSpec required
  ttlSecondsAfterFinished: int32
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
  spec: JobSpec
KeyToPath
  key: string required
  mode: int32
  path: string required
LabelSelector
  matchExpressions: LabelSelectorRequirement[]
  matchLabels: string{}
LabelSelectorRequirement
  key: string required
  operator: string required
  values: string[]
Lifecycle
  postStart: LifecycleHandler
  preStop: LifecycleHandler
  stopSignal: 'SIGABRT' | 'SIGALRM' | 'SIGBUS' | 'SIGCHLD' | 'SIGCLD' | 'SIGCONT' | 'SIGFPE' | 'SIGHUP' | 'SIGILL' | 'SIGINT' | 'SIGIO' | 'SIGIOT' | 'SIGKILL' | 'SIGPIPE' | 'SIGPOLL' | 'SIGPROF' | 'SIGPWR' | 'SIGQUIT' | 'SIGRTMAX' | 'SIGRTMAX-1' | 'SIGRTMAX-10' | 'SIGRTMAX-11' | 'SIGRTMAX-12' | 'SIGRTMAX-13' | 'SIGRTMAX-14' | 'SIGRTMAX-2' | 'SIGRTMAX-3' | 'SIGRTMAX-4' | 'SIGRTMAX-5' | 'SIGRTMAX-6' | 'SIGRTMAX-7' | 'SIGRTMAX-8' | 'SIGRTMAX-9' | 'SIGRTMIN' | 'SIGRTMIN+1' | 'SIGRTMIN+10' | 'SIGRTMIN+11' | 'SIGRTMIN+12' | 'SIGRTMIN+13' | 'SIGRTMIN+14' | 'SIGRTMIN+15' | 'SIGRTMIN+2' | 'SIGRTMIN+3' | 'SIGRTMIN+4' | 'SIGRTMIN+5' | 'SIGRTMIN+6' | 'SIGRTMIN+7' | 'SIGRTMIN+8' | 'SIGRTMIN+9' | 'SIGSEGV' | 'SIGSTKFLT' | 'SIGSTOP' | 'SIGSYS' | 'SIGTERM' | 'SIGTRAP' | 'SIGTSTP' | 'SIGTTIN' | 'SIGTTOU' | 'SIGURG' | 'SIGUSR1' | 'SIGUSR2' | 'SIGVTALRM' | 'SIGWINCH' | 'SIGXCPU' | 'SIGXFSZ'
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
  endPort: int32
  port: intOrString
  protocol: 'SCTP' | 'TCP' | 'UDP'
NetworkPolicySpec
  egress: NetworkPolicyEgressRule[]
  ingress: NetworkPolicyIngressRule[]
  podSelector: LabelSelector since 1.34
  podSelector: LabelSelector required until 1.33
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
  key: string required
  operator: 'DoesNotExist' | 'Exists' | 'Gt' | 'In' | 'Lt' | 'NotIn' required
  values: string[]
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
  accessModes: ('ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOnce' | 'ReadWriteOncePod')[]
  dataSource: TypedLocalObjectReference
  dataSourceRef: TypedObjectReference
  resources: VolumeResourceRequirements
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
  spec: PodSpec
  status: PodStatus
PodAffinity
  preferredDuringSchedulingIgnoredDuringExecution: WeightedPodAffinityTerm[]
  requiredDuringSchedulingIgnoredDuringExecution: PodAffinityTerm[]
PodAffinityTerm
  labelSelector: LabelSelector
  matchLabelKeys: string[]
  mismatchLabelKeys: string[]
  namespaceSelector: LabelSelector
  namespaces: string[]
  topologyKey: string required
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
  nameservers: string[]
  options: PodDNSConfigOption[]
  searches: string[]
PodDNSConfigOption
  name: string
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
  name: string required
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
  fsGroup: int64
  fsGroupChangePolicy: 'Always' | 'OnRootMismatch'
  runAsGroup: int64
  runAsNonRoot: bool
  runAsUser: int64
  seLinuxChangePolicy: string
  seLinuxOptions: SELinuxOptions
  seccompProfile: SeccompProfile
  supplementalGroups: int64[]
  supplementalGroupsPolicy: 'Merge' | 'Strict'
  sysctls: Sysctl[]
  windowsOptions: WindowsSecurityContextOptions
PodSpec
  activeDeadlineSeconds: int64
  affinity: Affinity
  automountServiceAccountToken: bool
  containers: Container[name] required
  dnsConfig: PodDNSConfig
  dnsPolicy: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None'
  enableServiceLinks: bool
  ephemeralContainers: EphemeralContainer[name]
  hostAliases: HostAlias[ip]
  hostIPC: bool
  hostNetwork: bool
  hostPID: bool
  hostUsers: bool
  hostname: string
  hostnameOverride: string since 1.34
  imagePullSecrets: LocalObjectReference[name]
  initContainers: Container[name]
  nodeName: string
  nodeSelector: string{}
  os: PodOS
  overhead: quantity{}
  preemptionPolicy: 'Never' | 'PreemptLowerPriority'
  priority: int32
  priorityClassName: string
  readinessGates: PodReadinessGate[]
  resourceClaims: PodResourceClaim[name]
  resources: ResourceRequirements
  restartPolicy: 'Always' | 'Never' | 'OnFailure'
  runtimeClassName: string
  schedulerName: string
  schedulingGates: PodSchedulingGate[name]
  schedulingGroup: PodSchedulingGroup since 1.36
  securityContext: PodSecurityContext
  serviceAccount: string deprecated
  serviceAccountName: string
  setHostnameAsFQDN: bool
  shareProcessNamespace: bool
  subdomain: string
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
  spec: PodSpec
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
  weight: int32 required
Probe
  exec: ExecAction
  failureThreshold: int32
  grpc: GRPCAction
  httpGet: HTTPGetAction
  initialDelaySeconds: int32
  periodSeconds: int32
  successThreshold: int32
  tcpSocket: TCPSocketAction
  terminationGracePeriodSeconds: int64
  timeoutSeconds: int32
ProjectedVolumeSource
  defaultMode: int32
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
  spec: ReplicaSetSpec
  status: ReplicaSetStatus
ReplicaSetCondition
  lastTransitionTime: time
  message: string
  reason: string
  status: string
  type: string
ReplicaSetSpec
  minReadySeconds: int32
  replicas: int32
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
  resource: string required
ResourceHealth
  health: string
  message: string since 1.36
  resourceID: string
ResourceRequirements
  claims: ResourceClaim[name]
  limits: quantity{}
  requests: quantity{}
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
  apiGroup: string since 1.36
  apiGroup: string required until 1.35
  kind: string required
  name: string required
RollingUpdateDaemonSet
  maxSurge: intOrString
  maxUnavailable: intOrString
RollingUpdateDeployment
  maxSurge: intOrString
  maxUnavailable: intOrString
RollingUpdateStatefulSetStrategy
  maxUnavailable: intOrString
  partition: int32
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
  data: base64{}
  immutable: bool
  kind: string
  metadata: ObjectMeta
  stringData: string{}
  type: string
SecretEnvSource
  name: string
  optional: bool
SecretKeySelector
  key: string required
  name: string
  optional: bool
SecretProjection
  items: KeyToPath[]
  name: string
  optional: bool
SecretVolumeSource
  defaultMode: int32
  items: KeyToPath[]
  optional: bool
  secretName: string
SecurityContext
  allowPrivilegeEscalation: bool
  appArmorProfile: AppArmorProfile
  capabilities: Capabilities
  privileged: bool
  procMount: 'Default' | 'Unmasked'
  readOnlyRootFilesystem: bool
  runAsGroup: int64
  runAsNonRoot: bool
  runAsUser: int64
  seLinuxOptions: SELinuxOptions
  seccompProfile: SeccompProfile
  windowsOptions: WindowsSecurityContextOptions
Service v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: ServiceSpec
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
  expirationSeconds: int64
  path: string required
ServicePort
  appProtocol: string
  name: string
  nodePort: int32
  port: int32 required
  protocol: 'SCTP' | 'TCP' | 'UDP'
  targetPort: intOrString
ServiceSpec
  allocateLoadBalancerNodePorts: bool
  clusterIP: string
  clusterIPs: string[]
  externalIPs: string[]
  externalName: string
  externalTrafficPolicy: 'Cluster' | 'Local'
  healthCheckNodePort: int32
  internalTrafficPolicy: 'Cluster' | 'Local'
  ipFamilies: ('' | 'IPv4' | 'IPv6')[]
  ipFamilyPolicy: 'PreferDualStack' | 'RequireDualStack' | 'SingleStack'
  loadBalancerClass: string
  loadBalancerIP: string deprecated
  loadBalancerSourceRanges: string[]
  ports: ServicePort[port,protocol]
  publishNotReadyAddresses: bool
  selector: string{}
  sessionAffinity: 'ClientIP' | 'None'
  sessionAffinityConfig: SessionAffinityConfig
  trafficDistribution: string
  type: 'ClusterIP' | 'ExternalName' | 'LoadBalancer' | 'NodePort'
ServiceStatus
  conditions: Condition[type]
  loadBalancer: LoadBalancerStatus
SessionAffinityConfig
  clientIP: ClientIPConfig
SleepAction
  seconds: int64 required
StatefulSet apps/v1
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: StatefulSetSpec
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
  whenDeleted: string
  whenScaled: string
StatefulSetSpec
  minReadySeconds: int32
  ordinals: StatefulSetOrdinals
  persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy
  podManagementPolicy: 'OrderedReady' | 'Parallel'
  replicas: int32
  revisionHistoryLimit: int32
  selector: LabelSelector required
  serviceName: string
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
  type: 'OnDelete' | 'RollingUpdate'
StorageOSVolumeSource
  fsType: string
  readOnly: bool
  secretRef: LocalObjectReference
  volumeName: string
  volumeNamespace: string
Subject
  apiGroup: string
  kind: string required
  name: string required
  namespace: string
SuccessPolicy
  rules: SuccessPolicyRule[] required
SuccessPolicyRule
  succeededCount: int32
  succeededIndexes: string
Sysctl
  name: string required
  value: string required
TCPSocketAction
  host: string
  port: intOrString required
Toleration
  effect: 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule'
  key: string
  operator: 'Equal' | 'Exists' until 1.34
  operator: 'Equal' | 'Exists' | 'Gt' | 'Lt' since 1.35
  tolerationSeconds: int64
  value: string
TopologySpreadConstraint
  labelSelector: LabelSelector
  matchLabelKeys: string[]
  maxSkew: int32 required
  minDomains: int32
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
  name: string required
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
  recursiveReadOnly: string
  subPath: string
  subPathExpr: string
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
  requests: quantity{}
VolumeStatus
  image: ImageVolumeStatus since 1.36
VsphereVirtualDiskVolumeSource
  fsType: string
  storagePolicyID: string
  storagePolicyName: string
  volumePath: string required
WeightedPodAffinityTerm
  podAffinityTerm: PodAffinityTerm required
  weight: int32 required
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

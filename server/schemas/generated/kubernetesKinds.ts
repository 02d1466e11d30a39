// Made from k8s.io/kubernetes 1.33.13, 1.34.4, 1.35.4, 1.36.3 by scripts/generate-schemas.mjs.
// The structure of the official schemas; see server/schemas/notation.ts for the form.
export const KUBERNETES_KINDS_NOTATION = `
admissionregistration.k8s.io/v1 MutatingAdmissionPolicy since 1.36
admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding since 1.36
admissionregistration.k8s.io/v1 MutatingWebhookConfiguration
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding
admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicyBinding
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy since 1.34
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicyBinding since 1.34
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicy until 1.33
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicyBinding until 1.33
apiextensions.k8s.io/v1 CustomResourceDefinition
apiregistration.k8s.io/v1 APIService
apps/v1 ControllerRevision
apps/v1 DaemonSet
apps/v1 Deployment
apps/v1 ReplicaSet
apps/v1 StatefulSet
authentication.k8s.io/v1 SelfSubjectReview
authentication.k8s.io/v1 TokenRequest
authentication.k8s.io/v1 TokenReview
authorization.k8s.io/v1 LocalSubjectAccessReview
authorization.k8s.io/v1 SelfSubjectAccessReview
authorization.k8s.io/v1 SelfSubjectRulesReview
authorization.k8s.io/v1 SubjectAccessReview
autoscaling/v1 HorizontalPodAutoscaler
autoscaling/v2 HorizontalPodAutoscaler
batch/v1 CronJob
batch/v1 Job
certificates.k8s.io/v1 CertificateSigningRequest
certificates.k8s.io/v1alpha1 ClusterTrustBundle
certificates.k8s.io/v1alpha1 PodCertificateRequest since 1.34 until 1.34
certificates.k8s.io/v1beta1 ClusterTrustBundle
certificates.k8s.io/v1beta1 PodCertificateRequest since 1.35
coordination.k8s.io/v1 Lease
coordination.k8s.io/v1alpha2 LeaseCandidate
coordination.k8s.io/v1beta1 LeaseCandidate
discovery.k8s.io/v1 EndpointSlice
events.k8s.io/v1 Event
flowcontrol.apiserver.k8s.io/v1 FlowSchema
flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration
internal.apiserver.k8s.io/v1alpha1 StorageVersion
networking.k8s.io/v1 IPAddress
networking.k8s.io/v1 Ingress
networking.k8s.io/v1 IngressClass
networking.k8s.io/v1 NetworkPolicy
networking.k8s.io/v1 ServiceCIDR
networking.k8s.io/v1beta1 IPAddress
networking.k8s.io/v1beta1 ServiceCIDR
node.k8s.io/v1 RuntimeClass
policy/v1 Eviction
policy/v1 PodDisruptionBudget
rbac.authorization.k8s.io/v1 ClusterRole
rbac.authorization.k8s.io/v1 ClusterRoleBinding
rbac.authorization.k8s.io/v1 Role
rbac.authorization.k8s.io/v1 RoleBinding
resource.k8s.io/v1 DeviceClass since 1.34
resource.k8s.io/v1 ResourceClaim since 1.34
resource.k8s.io/v1 ResourceClaimTemplate since 1.34
resource.k8s.io/v1 ResourceSlice since 1.34
resource.k8s.io/v1alpha3 DeviceClass until 1.33
resource.k8s.io/v1alpha3 DeviceTaintRule
resource.k8s.io/v1alpha3 ResourceClaim until 1.33
resource.k8s.io/v1alpha3 ResourceClaimTemplate until 1.33
resource.k8s.io/v1alpha3 ResourcePoolStatusRequest since 1.36
resource.k8s.io/v1alpha3 ResourceSlice until 1.33
resource.k8s.io/v1beta1 DeviceClass
resource.k8s.io/v1beta1 ResourceClaim
resource.k8s.io/v1beta1 ResourceClaimTemplate
resource.k8s.io/v1beta1 ResourceSlice
resource.k8s.io/v1beta2 DeviceClass
resource.k8s.io/v1beta2 DeviceTaintRule since 1.36
resource.k8s.io/v1beta2 ResourceClaim
resource.k8s.io/v1beta2 ResourceClaimTemplate
resource.k8s.io/v1beta2 ResourceSlice
scheduling.k8s.io/v1 PriorityClass
scheduling.k8s.io/v1alpha1 Workload since 1.35 until 1.35
scheduling.k8s.io/v1alpha2 PodGroup since 1.36
scheduling.k8s.io/v1alpha2 Workload since 1.36
storage.k8s.io/v1 CSIDriver
storage.k8s.io/v1 CSINode
storage.k8s.io/v1 CSIStorageCapacity
storage.k8s.io/v1 StorageClass
storage.k8s.io/v1 VolumeAttachment
storage.k8s.io/v1 VolumeAttributesClass since 1.34
storage.k8s.io/v1alpha1 VolumeAttributesClass until 1.34
storage.k8s.io/v1beta1 VolumeAttributesClass
storagemigration.k8s.io/v1alpha1 StorageVersionMigration until 1.34
storagemigration.k8s.io/v1beta1 StorageVersionMigration since 1.35
v1 Binding
v1 ConfigMap
v1 Endpoints
v1 Event
v1 LimitRange
v1 Namespace
v1 Node
v1 PersistentVolume
v1 PersistentVolumeClaim
v1 Pod
v1 PodTemplate
v1 ReplicationController
v1 ResourceQuota
v1 Secret
v1 Service
v1 ServiceAccount
`;

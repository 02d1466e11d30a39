import type { MapCheck } from '../check.ts';
import { checkClusterRoleBinding, checkPolicyRule, checkRole, checkRoleBinding } from './access.ts';
import { checkDivisor, checkResources } from './amounts.ts';
import { checkBags } from './configuration.ts';
import { type FieldCheck, fieldsOf, reporterOf } from './fields.ts';
import { checkObject } from './metadata.ts';
import { checkIPBlock, checkNetworkPort, checkPeer, checkPolicySpec, checkServiceSpec } from './networks.ts';
import {
  checkContainer,
  checkEnvVar,
  checkFieldPath,
  checkOneOf,
  checkPodSecurityContext,
  checkPodSpec,
  checkPodTemplate,
  checkSecurityContext,
  checkToleration,
  ENVIRONMENT_PATHS,
  VOLUME_PATHS,
} from './pods.ts';
import { checkRequirement } from './selectors.ts';
import { checkClaimResources, checkEmptyDir, checkProjectedVolume } from './volumes.ts';
import {
  checkDaemonSetSpec,
  checkDeploymentSpec,
  checkJobSpec,
  checkReplicaSetSpec,
  checkRollingDaemonSet,
  checkRollingDeployment,
  checkStatefulSetSpec,
} from './workloads.ts';

/** It becomes the value of a label of its pods. */
const JOB_NAME_LENGTH = 63;

/** What a CronJob appends to its name has to fit into the 63 characters of a Job's. */
const CRON_JOB_NAME_LENGTH = 52;

/** What the API server checks between the fields of one object, by the object's type. */
const CHECKS: Readonly<Record<string, readonly FieldCheck[]>> = {
  Deployment: [checkObject('subdomain')],
  StatefulSet: [checkObject('label')],
  DaemonSet: [checkObject('subdomain')],
  ReplicaSet: [checkObject('subdomain')],
  Pod: [checkObject('subdomain')],
  Job: [checkObject('subdomain', JOB_NAME_LENGTH)],
  CronJob: [checkObject('subdomain', CRON_JOB_NAME_LENGTH)],
  ServiceAccount: [checkObject('subdomain')],
  Role: [checkObject('segment'), checkRole],
  ClusterRole: [checkObject('segment')],
  RoleBinding: [checkObject('segment'), checkRoleBinding],
  ClusterRoleBinding: [checkObject('segment'), checkClusterRoleBinding],
  NetworkPolicy: [checkObject('subdomain')],
  Service: [checkObject('label')],
  ConfigMap: [checkObject('subdomain'), checkBags],
  Secret: [checkObject('subdomain')],
  Namespace: [checkObject('label')],
  PrometheusRule: [checkObject('subdomain')],
  OpenclawJob: [checkObject('subdomain')],

  DeploymentSpec: [checkDeploymentSpec],
  RollingUpdateDeployment: [checkRollingDeployment],
  ReplicaSetSpec: [checkReplicaSetSpec],
  DaemonSetSpec: [checkDaemonSetSpec],
  RollingUpdateDaemonSet: [checkRollingDaemonSet],
  StatefulSetSpec: [checkStatefulSetSpec],
  JobSpec: [checkJobSpec],
  LabelSelectorRequirement: [checkRequirement],
  NodeSelectorRequirement: [checkRequirement],

  PodTemplateSpec: [checkPodTemplate],
  PodSpec: [checkPodSpec],
  Container: [checkContainer],
  ResourceRequirements: [checkResources],
  ResourceFieldSelector: [checkDivisor],
  VolumeResourceRequirements: [checkClaimResources],
  PodSecurityContext: [checkPodSecurityContext],
  SecurityContext: [checkSecurityContext],
  Toleration: [checkToleration],
  EnvVar: [checkEnvVar],
  EnvVarSource: [
    checkOneOf(['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef']),
    checkFieldPath(ENVIRONMENT_PATHS),
  ],
  EnvFromSource: [checkOneOf(['configMapRef', 'secretRef'])],
  Probe: [checkOneOf(['httpGet', 'tcpSocket', 'exec', 'grpc'])],
  LifecycleHandler: [checkOneOf(['exec', 'httpGet', 'tcpSocket', 'sleep'])],
  ProjectedVolumeSource: [checkProjectedVolume],
  EmptyDirVolumeSource: [checkEmptyDir],
  DownwardAPIVolumeFile: [checkOneOf(['fieldRef', 'resourceFieldRef']), checkFieldPath(VOLUME_PATHS)],

  ServiceSpec: [checkServiceSpec],
  NetworkPolicySpec: [checkPolicySpec],
  NetworkPolicyPort: [checkNetworkPort],
  NetworkPolicyPeer: [checkPeer],
  IPBlock: [checkIPBlock],
  PolicyRule: [checkPolicyRule],
};

export const MAP_CHECKS: Readonly<Record<string, MapCheck>> = Object.fromEntries(
  Object.entries(CHECKS).map(([name, checks]) => [
    name,
    (map, context) => {
      const fields = fieldsOf(map);
      const report = reporterOf(context);
      for (const check of checks) check(fields, report, context);
    },
  ]),
);

/** `.openclaw/clusters.yaml`: hosts and how to reach them. The engine's reader says what is wrong in it. */
export const CLUSTER_PROFILE_NOTATION = `
ClusterProfile
  clusters: ProfileClusters required
ProfileClusters
  /^/: ProfileCluster
ProfileCluster
  hosts: ProfileHosts required
  default: bool
  practice: bool
  kubernetes: ProfileKubernetes
  variables: string{}
ProfileHosts
  /^/: ProfileHost
ProfileHost
  role: 'worker' | 'manager' | 'control' required
  via: 'local' | ProfileVia required
  become: 'none' | 'sudo'
  env: string{}
  path: string[]
  variables: string{}
ProfileVia
  ssh: string
  kubectl: string
  container: string
  docker: string
ProfileKubernetes
  context: string required
  namespace: string required
  systemNamespace: string
`;

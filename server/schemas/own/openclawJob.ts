/** The guide's test job: a task's container and how many of it. Named so that it does not hide Kubernetes' own Job. */
export const OPENCLAW_JOB_NOTATION = `
OpenclawJob openclaw.io/v1
  apiVersion: string required
  kind: string required
  metadata: ObjectMeta required
  spec: OpenclawJobSpec required
  status: any
OpenclawJobSpec
  task: OpenclawTask required
  replicas: int(0..)
OpenclawTask
  image: string required
  command: string[]
  args: string[]
  env: OpenclawEnv[name]
OpenclawEnv
  name: string required
  value: string
`;

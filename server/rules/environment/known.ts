/** The variables that OpenClaw reads. */
export const KNOWN_VARIABLES: readonly string[] = [
  'OPENCLAW_MANAGER_HOST',
  'OPENCLAW_MANAGER_PORT',
  'OPENCLAW_TLS_RELOAD',
  'OPENCLAW_CA_BUNDLE',
  'CLAW_NAMESPACE',
  'WORKER_IDENTITY_PATTERN',
];

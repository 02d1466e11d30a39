/**
 * Whether a YAML text can matter to OpenClaw at all: it mentions it, or it has a kind that our resources refer to by
 * name. Everything else is told apart here, before it is parsed, in the editor and in the terminal alike.
 */
export function isRelevant(uri: string, text: string): boolean {
  return WORDS.some((word) => text.includes(word)) || RELEVANT_NAME.test(uri) || REFERRED_KIND.test(text);
}

const WORDS = [
  'openclaw',
  'OPENCLAW_',
  'CLAW_NAMESPACE',
  'WORKER_IDENTITY_PATTERN',
  'manager_address',
  'reconnect_interval',
  'max_reconnect_attempts',
  'heartbeat_interval',
  'identity_pattern',
  'identity_generation',
];

const RELEVANT_NAME =
  /(?:^|\/)(?:kustomization\.ya?ml|(?:docker-)?compose[^/]*\.ya?ml|worker[^/]*\.ya?ml|\.openclaw\/[^/]*\.ya?ml)$/;

const REFERRED_KIND =
  /\bkind["']?:[ \t]*["']?(?:ServiceAccount|ClusterRole|Role|RoleBinding|ClusterRoleBinding|NetworkPolicy|ConfigMap)\b/;

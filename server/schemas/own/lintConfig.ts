/** `.openclaw/lint.yaml`: what the linter is told for a workspace. Its reader says what is wrong in it. */
export const LINT_CONFIG_NOTATION = `
LintConfig
  rules: LintRules
  kubernetesVersion: '1.33' | '1.34' | '1.35' | '1.36'
  external: LintExternal
  ignore: string[]
LintRules
  /^/: 'error' | 'warning' | 'information' | 'hint' | 'off'
LintExternal
  ServiceAccount: string[]
  Role: string[]
  ClusterRole: string[]
  ConfigMap: string[]
  Secret: string[]
  Namespace: string[]
  /^/: string[]
`;

/** The YAML of runbooks: the options of a step, and the front matter. The engine's reader says what is wrong in them. */
export const RUNBOOK_NOTATION = `
RunbookStep
  id: string required
  title: string
  on: 'worker' | 'manager' | 'control'
  timeout: string
  as: 'root'
  class: 'read' | 'change' | 'destroy'
  when: string
  retry: StepRetry
  capture: string{}
  outcomes: StepOutcome[]
StepRetry
  every: string required
  for: string required
StepOutcome
  pass: string
  warn: string
  fail: string
  finding: string
  says: string
RunbookFrontMatter
  code: string required
  title: string required
  signatures: RunbookSignature[]
  variables: RunbookVariables
  causes: RunbookCause[]
  verify: string
RunbookSignature
  id: string required
  pattern: string required
  order: int(0..100)
  severity: 'error' | 'warning' | 'information'
RunbookVariables
  /^/: RunbookVariable
RunbookVariable
  title: string
  default: string
  pattern: string
  secret: bool
RunbookCause
  id: string required
  title: string required
  supports: string[]
  refutes: string[]
  explains: string[]
  fix: string
`;

import type { Severity } from '../rules/rule.ts';
import type { Report, ReportedFinding } from './report.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0 for code scanning services. Paths are relative URIs; `results` is there even when it is empty. */
export function sarifReport(report: Report): string {
  const ids = report.rules.map((rule) => rule.id);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'openclaw-lint',
            semanticVersion: report.version,
            rules: report.rules.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.why },
              defaultConfiguration: { level: LEVELS[rule.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: report.files.flatMap(({ path, findings }) => findings.map((finding) => result(path, finding, ids))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(path: string, finding: ReportedFinding, ruleIds: readonly string[]): object {
  const { problem, startLine, startColumn, endLine, endColumn, related, fingerprint } = finding;
  const ruleIndex = ruleIds.indexOf(problem.rule);
  return {
    ruleId: problem.rule,
    ...(ruleIndex === -1 ? {} : { ruleIndex }),
    level: LEVELS[problem.severity],
    message: { text: problem.message },
    locations: [{ physicalLocation: location(path, { startLine, startColumn, endLine, endColumn }) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, id) => ({
            id,
            physicalLocation: location(one.path, { startLine: one.line, startColumn: one.column }),
            message: { text: one.message },
          })),
        }),
    partialFingerprints: { 'openclaw/v1': fingerprint },
  };
}

function location(path: string, region: object): object {
  const uri = path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  // What lies outside of the working directory is shown by its absolute path.
  return { artifactLocation: { uri: path.startsWith('/') ? `file://${uri}` : uri }, region };
}

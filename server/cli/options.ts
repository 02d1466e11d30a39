import { parseArgs } from 'node:util';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../lint/settings.ts';
import { SEVERITY_ORDER } from '../report/report.ts';
import type { Severity } from '../rules/rule.ts';

/** What the command line asks for. */
export interface LintOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  /** File of findings that are known and not reported. */
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  /** Only these rules, where any is given. */
  readonly rules: readonly string[];
  /** The least severity that is reported. */
  readonly severity: Severity;
  /** The least severity that makes the exit code 1. */
  readonly failOn: Severity;
  readonly config: string | undefined;
  readonly ignorePath: string | undefined;
  readonly stdinFilename: string | undefined;
  readonly kubernetesVersion: KubernetesVersion | undefined;
  readonly output: string | undefined;
  readonly color: boolean | undefined;
  /** How many threads read and scan; undefined where the amount of work decides. */
  readonly threads: number | undefined;
}

export type Format = (typeof FORMATS)[number];

export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const;

export type ParsedOptions =
  | { readonly kind: 'lint'; readonly options: LintOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'list-rules' }
  | { readonly kind: 'wrong'; readonly message: string };

export const USAGE = `Usage: openclaw-lint [OPTION...] [PATH...]

Finds the mistakes that make OpenClaw workers unreachable or denied, in files and
in folders (default: the working directory). "-" reads standard input.

  --format FORMAT        text (default), json, sarif, junit, github
  --output FILE          write the report to FILE instead of standard output
  --fix                  apply all safe fixes, then report what is left
  --severity LEVEL       report LEVEL and above: error, warning, information
                         (default), hint
  --fail-on LEVEL        exit with 1 from LEVEL on (default: warning)
  --rule ID              report only this rule; may be repeated
  --baseline FILE        leave out the findings that FILE lists
  --write-baseline FILE  list all present findings in FILE and exit with 0
  --config FILE          settings (default: the nearest .openclaw/lint.yaml)
  --ignore-path FILE     patterns of files to leave out (default: .openclawignore
                         beside .openclaw, or in the working directory)
  --stdin-filename NAME  name that standard input is judged by
                         (default: worker.yaml)
  --kubernetes VERSION   schemas of this minor version: ${KUBERNETES_VERSIONS.join(', ')}
  --threads COUNT        threads that read and scan (default: as many as there are
                         processors where there is much to do)
  --color, --no-color    colours (default: on a terminal, unless NO_COLOR is set)
  --list-rules           print every rule with its severity and title
  --help, --version

Exit codes: 0 nothing found, 1 something found, 2 could not run.
`;

/** Reads the arguments; what does not fit is a value with a message. */
export function parseOptions(args: readonly string[]): ParsedOptions {
  let values: Values;
  let positionals: readonly string[];
  try {
    ({ values, positionals } = parse(args));
  } catch (error) {
    // parseArgs has no other way to say that an option is unknown or lacks its value.
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  if (values['list-rules'] === true) return { kind: 'list-rules' };
  const format = FORMATS.find((one) => one === (values.format ?? 'text'));
  const severity = SEVERITY_ORDER.find((one) => one === (values.severity ?? 'information'));
  const failOn = SEVERITY_ORDER.find((one) => one === (values['fail-on'] ?? 'warning'));
  const kubernetesVersion = KUBERNETES_VERSIONS.find((one) => one === values.kubernetes);
  if (format === undefined) return wrong('--format', values.format, FORMATS);
  if (severity === undefined) return wrong('--severity', values.severity, SEVERITY_ORDER);
  if (failOn === undefined) return wrong('--fail-on', values['fail-on'], SEVERITY_ORDER);
  if (values.kubernetes !== undefined && kubernetesVersion === undefined) {
    return wrong('--kubernetes', values.kubernetes, KUBERNETES_VERSIONS);
  }
  const threads = values.threads === undefined ? undefined : Number(values.threads);
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 64)) {
    return wrong('--threads', values.threads, ['a number from 1 to 64']);
  }
  if (values.baseline !== undefined && values['write-baseline'] !== undefined) {
    return { kind: 'wrong', message: '--baseline and --write-baseline exclude each other' };
  }
  return {
    kind: 'lint',
    options: {
      paths: positionals.length === 0 ? ['.'] : positionals,
      format,
      fix: values.fix ?? false,
      baseline: values.baseline,
      writeBaseline: values['write-baseline'],
      rules: values.rule ?? [],
      severity,
      failOn,
      config: values.config,
      ignorePath: values['ignore-path'],
      stdinFilename: values['stdin-filename'],
      kubernetesVersion,
      output: values.output,
      color: values.color,
      threads,
    },
  };
}

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      format: { type: 'string' },
      output: { type: 'string' },
      fix: { type: 'boolean' },
      severity: { type: 'string' },
      'fail-on': { type: 'string' },
      rule: { type: 'string', multiple: true },
      baseline: { type: 'string' },
      'write-baseline': { type: 'string' },
      config: { type: 'string' },
      'ignore-path': { type: 'string' },
      'stdin-filename': { type: 'string' },
      kubernetes: { type: 'string' },
      color: { type: 'boolean' },
      threads: { type: 'string' },
      'list-rules': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
}

function wrong(option: string, found: string | undefined, expected: readonly string[]): ParsedOptions {
  return { kind: 'wrong', message: `unknown value "${found ?? ''}" for ${option}; expected ${expected.join(', ')}` };
}

import { fileKind, type SourceFile } from '../documents/sourceFile.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import type { Resource } from '../graph/resource.ts';
import type { Workspace } from '../graph/workspace.ts';
import { type LogFile, readLogFile } from '../logs/logFile.ts';
import type { DocumentRule, Finding, Rule, Severity, WorkspaceRule, WorkspaceRuleContext } from '../rules/rule.ts';
import { type Problem, toProblem } from './problem.ts';
import { logProblems, readerProblems } from './readerProblems.ts';
import { SchemaCheck } from './schemaCheck.ts';
import type { LintSettings } from './settings.ts';
import { applySuppressions } from './suppressions.ts';

/**
 * Runs the rules over a file of the workspace. What document rules found is kept per YAML document until that document
 * or the settings change; workspace rules run each time, over indexes.
 */
export class Linter {
  readonly #rules: readonly Rule[];
  readonly #workspace: Workspace;
  #settings: LintSettings;
  #kept = new WeakMap<YamlDocument, KeptFindings>();
  readonly #knownRules: ReadonlySet<string>;
  readonly #plans = new Map<string, RulePlan>();
  #keptOfReaders = new WeakMap<SourceFile, readonly Problem[]>();
  readonly #logs = new Map<string, KeptLog>();
  #schemas: SchemaCheck;

  constructor(rules: readonly Rule[], workspace: Workspace, settings: LintSettings) {
    this.#rules = rules;
    this.#knownRules = new Set(rules.map((rule) => rule.id));
    this.#workspace = workspace;
    this.#settings = settings;
    this.#schemas = new SchemaCheck(settings.kubernetesVersion);
  }

  get settings(): LintSettings {
    return this.#settings;
  }

  set settings(settings: LintSettings) {
    this.#settings = settings;
    this.#kept = new WeakMap();
    this.#keptOfReaders = new WeakMap();
    this.#plans.clear();
    this.#schemas = new SchemaCheck(settings.kubernetesVersion);
  }

  /** All problems of a file in the order of its text; none for a file that the workspace does not have. */
  lint(uri: string): readonly Problem[] {
    const log = this.log(uri);
    if (log !== undefined) return logProblems(uri, log, this.#settings);
    const problems: Problem[] = [...this.#readerProblems(uri)];
    for (const document of this.#workspace.file(uri)?.documents ?? []) {
      const resources = this.#workspace.resourcesIn(document);
      if (resources.length === 0) continue;
      for (const found of this.#documentFindings(document, resources)) {
        problems.push(toProblem(found.document, found.rule, found.severity, found.finding));
      }
      for (const resource of resources) this.#checkWorkspaceRules(resource, problems);
    }
    problems.sort((a, b) => a.start - b.start || a.end - b.end || compare(a.rule, b.rule));
    const distinct = problems.filter((problem, index) => !isSameFinding(problem, problems[index - 1]));
    const file = this.#workspace.file(uri);
    if (file === undefined) return distinct;
    const resources = file.documents.flatMap((document) => this.#workspace.resourcesIn(document));
    return applySuppressions({ uri, text: file.text, resources, knownRules: this.#knownRules }, distinct);
  }

  /** Drops what is kept of a file that nobody will ask for again: its fixes may be larger than the file. */
  forget(uri: string): void {
    const file = this.#workspace.file(uri);
    if (file === undefined) return;
    this.#keptOfReaders.delete(file);
    for (const document of file.documents) this.#kept.delete(document);
  }

  /** The symptoms in a log of the workspace; undefined for every other kind of file. */
  log(uri: string): LogFile | undefined {
    const file = this.#workspace.file(uri);
    if (file === undefined || fileKind(uri) !== 'log') {
      this.#logs.delete(uri);
      return undefined;
    }
    const kept = this.#logs.get(uri);
    const { set } = this.#workspace.signatures;
    if (kept?.file === file && kept.log.set === set) return kept.log;
    const log = readLogFile(uri, file.text, set, kept?.log);
    this.#logs.set(uri, { file, log });
    return log;
  }

  #readerProblems(uri: string): readonly Problem[] {
    const file = this.#workspace.file(uri);
    if (file === undefined) return [];
    const kept = this.#keptOfReaders.get(file);
    if (kept !== undefined) return kept;
    const problems = readerProblems(file, this.#settings);
    this.#keptOfReaders.set(file, problems);
    return problems;
  }

  #documentFindings(document: YamlDocument, resources: readonly Resource[]): readonly FoundByRule[] {
    const absenceKnown = this.#absenceKnown(document);
    const kept = this.#kept.get(document);
    if (kept !== undefined && kept.absenceKnown === absenceKnown) return kept.found;
    const found: FoundByRule[] = [];
    for (const resource of resources) {
      if (!resource.ours) continue;
      // An embedded text may be broken, or hold template actions, where the document around it does not.
      const isKnown = absenceKnown && (resource.document === document || this.#absenceKnown(resource.document));
      for (const rule of this.#plan(resource.kind).documentRules) {
        const severity = this.#severity(rule);
        if (severity === 'off') continue;
        rule.check(resource, {
          settings: this.#settings,
          absenceKnown: isKnown,
          checkSchema: () => this.#schemas.of(resource, !isKnown),
          report: (finding) => {
            found.push({
              document: resource.document,
              rule: rule.id,
              severity: this.#settings.rules[rule.id] === undefined ? (finding.severity ?? severity) : severity,
              finding,
            });
          },
        });
      }
    }
    this.#kept.set(document, { absenceKnown, found });
    return found;
  }

  #checkWorkspaceRules(resource: Resource, problems: Problem[]): void {
    // One context for all rules of the resource: thousands are run at each key stroke in a large file.
    let checking: { readonly rule: WorkspaceRule; readonly severity: Severity } | undefined;
    const absenceKnown = this.#absenceKnown(resource.document);
    const context: WorkspaceRuleContext = {
      settings: this.#settings,
      absenceKnown,
      checkSchema: () => this.#schemas.of(resource, !absenceKnown),
      workspace: this.#workspace,
      report: (finding) => {
        if (checking === undefined) return;
        const { rule, severity } = checking;
        const chosen = this.#settings.rules[rule.id] === undefined ? (finding.severity ?? severity) : severity;
        problems.push(toProblem(resource.document, rule.id, chosen, finding));
      },
    };
    for (const rule of this.#plan(resource.kind).workspaceRules) {
      if (!resource.ours && rule.alsoOnOthers !== true) continue;
      const severity = this.#severity(rule);
      if (severity === 'off') continue;
      checking = { rule, severity };
      rule.check(resource, context);
    }
  }

  #absenceKnown(document: YamlDocument): boolean {
    // What a broken text seems to lack may stand in the part that could not be read.
    const isWhole = document.problems.length === 0 && (document.host?.document.problems.length ?? 0) === 0;
    return isWhole && !document.templated && this.#workspace.isWhole(document);
  }

  #severity(rule: Rule): Severity | 'off' {
    return this.#settings.rules[rule.id] ?? rule.severity;
  }

  #plan(kind: string): RulePlan {
    const known = this.#plans.get(kind);
    if (known !== undefined) return known;
    const rules = this.#rules.filter((rule) => rule.appliesTo.includes(kind) || rule.appliesTo.includes('*'));
    const plan: RulePlan = {
      documentRules: rules.filter((rule) => rule.scope === 'document'),
      workspaceRules: rules.filter((rule) => rule.scope === 'workspace'),
    };
    this.#plans.set(kind, plan);
    return plan;
  }
}

interface RulePlan {
  readonly documentRules: readonly DocumentRule[];
  readonly workspaceRules: readonly WorkspaceRule[];
}

interface KeptLog {
  readonly file: SourceFile;
  readonly log: LogFile;
}

interface KeptFindings {
  readonly absenceKnown: boolean;
  readonly found: readonly FoundByRule[];
}

interface FoundByRule {
  readonly document: YamlDocument;
  readonly rule: string;
  readonly severity: Severity;
  readonly finding: Finding;
}

/** Resources of one document share what is anchored, and its syntax. */
function isSameFinding(a: Problem, b: Problem | undefined): boolean {
  return b !== undefined && a.start === b.start && a.end === b.end && a.rule === b.rule && a.message === b.message;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

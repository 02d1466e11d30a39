import type { Node } from '../documents/node.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import type { Resource } from '../graph/resource.ts';
import type { Workspace } from '../graph/workspace.ts';
import type { CheckedResource } from '../lint/schemaCheck.ts';
import type { LintSettings } from '../lint/settings.ts';

/**
 * `error`: the product, the API server or Compose refuses it, or it cannot work. `warning`: it is taken but leads to one
 * of the twelve errors or opens a hole. `information` and `hint`: advice.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * One mistake and how it is found. A rule is a single object in a file of its own; its examples are its tests and its
 * documentation page.
 */
export type Rule = DocumentRule | WorkspaceRule | FileRule;

interface RuleBase {
  /** `subject/mistake`, in words: `worker/reconnect-interval`. It is also the path of the rule's file and page. */
  readonly id: string;
  /** One line for lists: the mistake, not the remedy. */
  readonly title: string;
  /** Used where a finding names none of its own. */
  readonly severity: Severity;
  /** Markdown: which failure it leads to, and why. */
  readonly why: string;
  /** What the fix is, or why there is none: one sentence for the page. */
  readonly fix: { readonly kind: 'safe' | 'needs review' | 'none'; readonly says: string };
  /** Kinds of resource that it is run on; `*` for all that concern OpenClaw. */
  readonly appliesTo: readonly string[];
  readonly examples: readonly Example[];
}

/** Sees one resource alone, so that its findings stay valid until that resource's document changes. */
export interface DocumentRule extends RuleBase {
  readonly scope: 'document';
  check(resource: Resource, context: RuleContext): void;
}

/** Sees the whole workspace and is run again whenever anything in it changes. */
export interface WorkspaceRule extends RuleBase {
  readonly scope: 'workspace';
  /** Run on resources that do not concern OpenClaw by themselves too; such a rule decides by what refers to them. */
  readonly alsoOnOthers?: boolean;
  check(resource: Resource, context: WorkspaceRuleContext): void;
}

/** Its findings come from a reader of the whole file (a parser, the suppressions), not from a check of a resource. */
export interface FileRule extends RuleBase {
  readonly scope: 'file';
}

export interface RuleContext {
  readonly settings: LintSettings;
  /** False for patches and templated documents: what is absent there may come from elsewhere and is never a mistake. */
  readonly absenceKnown: boolean;
  /** What the official schema of the resource says of it; found once for all rules that ask. */
  checkSchema(): CheckedResource;
  /** Reports at a place of the checked resource's document. */
  report(finding: Finding): void;
}

export interface WorkspaceRuleContext extends RuleContext {
  readonly workspace: Workspace;
}

/** What a rule found. Offsets are those of the resource's document. */
export interface Finding {
  readonly at: Place;
  /** What was found, what was expected, what to do; no final dot. */
  readonly message: string;
  readonly severity?: Severity;
  /** Other places that belong to it, such as the other end of a reference. */
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** A node, or a half-open range of offsets. */
export type Place = Node | { readonly start: number; readonly end: number };

export interface RelatedPlace {
  readonly document: YamlDocument;
  readonly at: Place;
  readonly message: string;
}

/** A way to mend a finding. `safe` ones keep the meaning that the author can have wanted and are applied by fix-all. */
export interface Fix {
  /** Imperative, as a menu entry: `Set reconnect_interval to "5s"`. */
  readonly title: string;
  readonly safety: 'safe' | 'needs review';
  readonly edits: readonly FixEdit[];
}

export type FixEdit = TextChange | NewFile;

export interface TextChange {
  readonly kind: 'change';
  readonly document: YamlDocument;
  /** In the document's text; equal for an insertion. */
  readonly start: number;
  readonly end: number;
  /** May hold LSP snippet placeholders (`${1:value}`) where `snippet` is set. */
  readonly text: string;
  readonly snippet?: boolean;
}

export interface NewFile {
  readonly kind: 'create';
  readonly uri: string;
  readonly text: string;
}

/**
 * Files in their real format. A line that must be reported ends in `# want RULE-ID` (several: separated by spaces);
 * one without any is a clean example. The marker is no part of what is checked or shown.
 */
export interface Example {
  /** By file name. */
  readonly files: Readonly<Record<string, string>>;
  /** Permissions of files, where they matter: `{ 'worker.key': 0o644 }`. */
  readonly modes?: Readonly<Record<string, number>>;
  /** The files after the first fix of every finding was applied; only those that change. */
  readonly fixed?: Readonly<Record<string, string>>;
}

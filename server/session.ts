import type { Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PemReader } from './documents/certificate.ts';
import { fileKind, readSourceFile, type SourceFile } from './documents/sourceFile.ts';
import { Workspace } from './graph/workspace.ts';
import { isLintConfig, type LintConfig, readLintConfig, withConfig } from './lint/config.ts';
import { Linter } from './lint/linter.ts';
import type { Problem } from './lint/problem.ts';
import { DEFAULT_SETTINGS, type EditorSettings, type LintSettings } from './lint/settings.ts';
import { allRules, ruleIds } from './rules/list.ts';

/** What the server needs of the world outside of the protocol; URIs in and out. */
export interface ServerHost {
  /** The text of a file; undefined where it is gone, is no text or may not be read. */
  readonly readFile: (uri: string) => Promise<string | undefined>;
  /** The files below a folder that may be ours by name; `ignore` holds patterns as in a `.gitignore`. */
  readonly findFiles: (folderUri: string, ignore: readonly string[]) => Iterable<string>;
  readonly readPem: PemReader;
  /** The texts of the runbooks that ship with the server. */
  readonly readRunbooks: () => readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Everything that one client's connection works on: open documents, the files of the workspace, the linter. */
export class Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly host: ServerHost;
  readonly workspace: Workspace;
  readonly linter: Linter;
  /** Grows with everything that diagnostics depend on: while it stays, so do they. */
  revision = 0;
  #editorSettings: EditorSettings = {};
  /** Texts with line tables for files that are not open; as old as the file in the workspace. */
  readonly #closedTexts = new WeakMap<SourceFile, TextDocument>();

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, host: ServerHost) {
    this.connection = connection;
    this.documents = documents;
    this.host = host;
    this.workspace = new Workspace(host.readPem);
    this.workspace.signatures.shipped = host.readRunbooks;
    this.linter = new Linter(allRules, this.workspace, { ...DEFAULT_SETTINGS, now: host.now() });
  }

  /** Takes in the text of an open document; called for each change, so that everything else sees the latest. */
  update(document: TextDocument): void {
    const { uri } = document;
    this.workspace.set(readSourceFile(uri, document.getText(), this.workspace.file(uri)));
    this.#changed(uri);
  }

  /** Drops a file that is gone. */
  forget(uri: string): void {
    this.workspace.delete(uri);
    this.#changed(uri);
  }

  /** Takes in what the user set in the editor; what `.openclaw/lint.yaml` says goes before it. */
  configure(settings: EditorSettings): void {
    this.#editorSettings = settings;
    this.#applySettings();
  }

  /** The settings files of the workspace, in the order of their paths. */
  configs(): readonly LintConfig[] {
    return [...this.workspace.ofKind('LintConfig')]
      .sort((a, b) => (a.document.uri < b.document.uri ? -1 : 1))
      .map(({ root }) => readLintConfig(root, ruleIds).config);
  }

  /** Reads a file that is not open from the disk; drops it where it is gone. */
  async load(uri: string): Promise<void> {
    const kind = fileKind(uri);
    if (kind === 'other') return;
    // A log may be larger than memory, and nothing refers to it: it is read while it is open, and by the terminal.
    if (kind === 'log') {
      if (this.documents.get(uri) === undefined) this.workspace.delete(uri);
      return;
    }
    const text = await this.host.readFile(uri);
    // It may have been opened while it was read; what the editor holds goes before the disk.
    if (this.documents.get(uri) !== undefined) return;
    if (text === undefined) this.workspace.delete(uri);
    else this.workspace.set(readSourceFile(uri, text, this.workspace.file(uri)));
    this.#changed(uri);
  }

  problems(uri: string): readonly Problem[] {
    return this.linter.lint(uri);
  }

  /** The text and line table of a file of the workspace, open or not. */
  text(uri: string): TextDocument | undefined {
    const open = this.documents.get(uri);
    if (open !== undefined) return open;
    const file = this.workspace.file(uri);
    if (file === undefined) return undefined;
    const known = this.#closedTexts.get(file);
    if (known !== undefined) return known;
    const made = TextDocument.create(uri, 'yaml', 0, file.text);
    this.#closedTexts.set(file, made);
    return made;
  }

  #changed(uri: string): void {
    this.revision += 1;
    if (isLintConfig(uri)) this.#applySettings();
  }

  #applySettings(): void {
    this.revision += 1;
    const base: LintSettings = { ...DEFAULT_SETTINGS, ...this.#editorSettings, now: this.host.now() };
    this.linter.settings = this.configs().reduceRight((settings, config) => withConfig(settings, config), base);
  }
}

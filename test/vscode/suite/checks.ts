import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  extensions,
  languages,
  Range,
  TabInputCustom,
  TabInputText,
  Uri,
  window,
  workspace,
} from 'vscode';
import { after, fileNames } from './files.ts';

interface Check {
  readonly name: string;
  check(): Promise<void>;
}

/** What holds in any VS Code that has the extension; run inside of it, on the folder that files.ts describes. */
export const checks: readonly Check[] = [
  { name: 'it is active in a folder with files of OpenClaw', check: isActive },
  { name: 'every command that package.json announces can be run', check: commandsExist },
  { name: 'worker.yaml has its findings, each with a preferred quick-fix', check: findsAndFixes },
  { name: 'fix-all makes the good worker.yaml of it', check: fixesAll },
  { name: 'the rules can be set, and a finding goes when its rule is off', check: followsSettings },
  { name: 'a runbook opens as a notebook, and as text where that is asked for', check: opensRunbook },
  { name: 'other Markdown stays text', check: leavesMarkdown },
];

const findings = ['worker/heartbeat-interval', 'worker/max-reconnect-attempts', 'worker/reconnect-interval'];

async function isActive(): Promise<void> {
  const extension = extensions.getExtension('openclaw.openclaw');
  assert.ok(extension !== undefined, 'the extension is not installed');
  // Waits for an activation that is under way; the folder's own files are what set it off.
  await extension.activate();
}

async function commandsExist(): Promise<void> {
  const manifest: unknown = extensions.getExtension('openclaw.openclaw')?.packageJSON;
  const announced = commandIds(manifest);
  const known = await commands.getCommands(true);
  assert.ok(announced.length > 0);
  assert.deepEqual(
    announced.filter((id) => !known.includes(id)),
    [],
  );
}

async function findsAndFixes(): Promise<void> {
  const file = fileUri(fileNames.worker);
  await window.showTextDocument(file);
  const diagnostics = await diagnosticsOf(file, (found) => found.length === findings.length);
  assert.deepEqual(diagnostics.map(ruleOf).sort(), findings);
  for (const diagnostic of diagnostics) {
    const actions = await codeActions(file, diagnostic.range, CodeActionKind.QuickFix);
    assert.ok(
      actions.some(({ isPreferred, edit }) => isPreferred === true && edit !== undefined),
      `no preferred fix for ${ruleOf(diagnostic)}`,
    );
  }
}

async function fixesAll(): Promise<void> {
  const file = fileUri(fileNames.worker);
  const document = await workspace.openTextDocument(file);
  const whole = new Range(0, 0, document.lineCount, 0);
  const [action] = await codeActions(file, whole, CodeActionKind.SourceFixAll.append('openclaw'));
  assert.ok(action?.edit !== undefined, 'there is no fix-all');
  assert.ok(await workspace.applyEdit(action.edit));
  assert.equal(document.getText(), after);
  await diagnosticsOf(file, (found) => found.length === 0);
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.files.revert');
}

async function followsSettings(): Promise<void> {
  const file = fileUri(fileNames.worker);
  const settings = () => workspace.getConfiguration('openclaw', file);
  await diagnosticsOf(file, (found) => found.length === findings.length);
  await settings().update('lint.rules', { 'worker/reconnect-interval': 'off' });
  const left = await diagnosticsOf(file, (found) => found.length === findings.length - 1);
  assert.ok(!left.map(ruleOf).includes('worker/reconnect-interval'));
  await settings().update('lint.rules', undefined);
  await diagnosticsOf(file, (found) => found.length === findings.length);
}

async function opensRunbook(): Promise<void> {
  await commands.executeCommand('vscode.open', fileUri(fileNames.runbook));
  const notebook = window.tabGroups.activeTabGroup.activeTab?.input;
  assert.ok(notebook instanceof TabInputCustom && notebook.viewType === 'openclaw.runbook');
  await commands.executeCommand('openclaw.openAsText');
  const text = window.tabGroups.activeTabGroup.activeTab?.input;
  assert.ok(text instanceof TabInputText && text.uri.path.endsWith(fileNames.runbook));
}

async function leavesMarkdown(): Promise<void> {
  await commands.executeCommand('vscode.open', fileUri(fileNames.notes));
  assert.ok(window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputText);
}

function fileUri(name: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('no folder is open');
  return Uri.joinPath(folder.uri, name);
}

/** The diagnostics of a file as soon as they are as expected; the caller's time limit ends the wait. */
function diagnosticsOf(file: Uri, expected: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
  return new Promise((resolve) => {
    const look = () => {
      const found = languages.getDiagnostics(file);
      if (!expected(found)) return;
      subscription.dispose();
      resolve(found);
    };
    const subscription = languages.onDidChangeDiagnostics(look);
    look();
  });
}

async function codeActions(file: Uri, range: Range, kind: CodeActionKind): Promise<readonly CodeAction[]> {
  return await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', file, range, kind.value, 100);
}

function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function commandIds(manifest: unknown): readonly string[] {
  const { contributes } = Object(manifest);
  const announced: unknown = Object(contributes).commands;
  return Array.isArray(announced) ? announced.map(({ command }) => String(command)) : [];
}

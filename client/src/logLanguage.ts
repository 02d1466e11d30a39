import { type Disposable, languages, Range, type TextDocument, workspace } from 'vscode';
import { looksLikeOpenClawLog } from './looksLikeOpenClawLog.ts';

// A log says in its first lines whose it is; a large one must not be read whole to find out.
const linesRead = 50;

/** Gives logs of OpenClaw their language. Other logs keep theirs. */
export function recogniseLogs(): Disposable {
  const recognise = async (document: TextDocument): Promise<void> => {
    if (document.languageId !== 'log' && document.languageId !== 'plaintext') return;
    if (!/\.log(\.\d+)?$/.test(document.uri.path)) return;
    const text = document.getText(new Range(0, 0, linesRead, 0));
    if (looksLikeOpenClawLog(text)) await languages.setTextDocumentLanguage(document, 'openclaw-log');
  };
  for (const document of workspace.textDocuments) void recognise(document);
  return workspace.onDidOpenTextDocument((document) => void recognise(document));
}

import assert from 'node:assert/strict';
import type { Location, Position, Range, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';

/** Texts by file name; `<|>` in one of them marks the cursor. */
export type Files = Readonly<Record<string, string>>;

const ROOT = 'file:///fixture/';
const CURSOR = '<|>';

/** Files that are open in the server, with the cursor in one of them. */
export interface Opened {
  readonly uri: string;
  readonly position: Position;
  readonly texts: ReadonlyMap<string, TextDocument>;
  /** Sends a request about the place of the cursor. */
  readonly ask: <T>(method: string, more?: object) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Opens the files as an editor does. Without a cursor the first file and its beginning are meant. */
export async function openFiles(client: Client, files: Files): Promise<Opened> {
  await client.refreshed();
  const texts = new Map<string, TextDocument>();
  let uri: string | undefined;
  let position: Position = { line: 0, character: 0 };
  for (const [name, marked] of Object.entries(files)) {
    const at = marked.indexOf(CURSOR);
    const document = TextDocument.create(ROOT + name, 'yaml', 1, marked.replace(CURSOR, ''));
    texts.set(document.uri, document);
    if (at !== -1) {
      uri = document.uri;
      position = document.positionAt(at);
    }
    await client.open(document.uri, document.getText());
  }
  const own = uri ?? [...texts.keys()][0] ?? ROOT;
  return {
    uri: own,
    position,
    texts,
    ask: (method, more) => client.connection.sendRequest(method, { textDocument: { uri: own }, position, ...more }),
    close: () => closeFiles(client, [...texts.keys()]),
  };
}

/** Done once the server has dropped all of them: a file that is closed is looked for on the disk, where these are not. */
async function closeFiles({ connection }: Client, uris: readonly string[]): Promise<void> {
  let left = uris.length;
  const dropped = new Promise<void>((resolve) => {
    connection.onRequest('workspace/diagnostic/refresh', () => {
      left -= 1;
      if (left === 0) resolve();
      return null;
    });
  });
  for (const uri of uris) await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await dropped;
}

/** `file:line:column text` for each place, both counted from 1. */
export function places({ texts }: Opened, locations: readonly Location[] | null): readonly string[] {
  return (locations ?? []).map(
    ({ uri, range }) => `${uri.slice(ROOT.length)}:${spell(range)} ${textAt(texts, uri, range)}`,
  );
}

export function spell({ start }: Range): string {
  return `${start.line + 1}:${start.character + 1}`;
}

export function textAt(texts: Opened['texts'], uri: string, range: Range): string {
  const text = texts.get(uri);
  assert.ok(text !== undefined, `${uri} is one of the files`);
  return text.getText(range);
}

/** The files after an edit of several. */
export function applied({ texts }: Opened, edit: WorkspaceEdit | null): Files {
  const changes = (edit?.documentChanges ?? []) as readonly TextDocumentEdit[];
  return Object.fromEntries(
    [...texts].map(([uri, text]) => {
      const edits = changes.flatMap((change) => (change.textDocument.uri === uri ? change.edits : []));
      const plain = edits.map((one) => ({
        range: one.range,
        newText: 'newText' in one ? one.newText : one.snippet.value,
      }));
      return [uri.slice(ROOT.length), TextDocument.applyEdits(text, plain)];
    }),
  );
}

import assert from 'node:assert/strict';
import test from 'node:test';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, PULL } from './client.ts';

const URI = 'file:///workspace/worker.yaml';

const TEXT = `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "1m"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`;

async function actions(text: string, kind: string, capabilities = PULL): Promise<readonly CodeAction[]> {
  const client = await Client.start({ capabilities });
  await client.open(URI, text);
  const [first] = await client.diagnostics(URI);
  const found = await client.codeActions(URI, first, [kind]);
  await client.stop();
  return found;
}

test('a finding can be silenced by a comment above it, with a place for the reason', async () => {
  const found = await actions(TEXT, 'quickfix');
  const silence = found.find(({ title }) => title.startsWith('Silence'));
  assert.match(
    apply(TEXT, silence),
    /\n {2}# openclaw-ignore-next-line worker\/reconnect-interval: reason\n {2}reconnect_interval: "1m"\n/,
  );
  assert.equal(found.indexOf(silence as CodeAction), found.length - 1);
});

test('the silenced finding is gone', async () => {
  const client = await Client.start();
  await client.open(
    URI,
    TEXT.replace('  reconnect', '  # openclaw-ignore-next-line worker/reconnect-interval: slow\n  reconnect'),
  );
  assert.deepEqual(await client.diagnostics(URI), []);
  await client.stop();
});

test('a client that takes snippets gets the cursor put to the reason', async () => {
  const snippets = {
    ...PULL,
    workspace: { ...PULL.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  };
  const silence = (await actions(TEXT, 'quickfix', snippets)).find(({ title }) => title.startsWith('Silence'));
  const [change] = (silence?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  assert.deepEqual((change?.edits[0] as { snippet?: object } | undefined)?.snippet, {
    kind: 'snippet',
    value: '  # openclaw-ignore-next-line worker/reconnect-interval: ${1:reason}\n',
  });
});

test('fix-all leaves nothing that a second fix-all would find', async () => {
  const broken = TEXT.replace('"1m"', '"60"').replace('10\n', '2\n');
  const [action] = await actions(broken, 'source.fixAll.openclaw');
  const fixed = apply(broken, action);
  assert.equal(fixed, TEXT.replace('"1m"', '"5s"'));
  assert.deepEqual(await actions(fixed, 'source.fixAll.openclaw'), []);
});

function apply(text: string, action: CodeAction | undefined): string {
  const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  const edits = (change?.edits ?? []).flatMap((edit) => ('newText' in edit ? [edit] : []));
  return TextDocument.applyEdits(TextDocument.create(URI, 'yaml', 1, text), edits);
}

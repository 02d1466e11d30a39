import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { ErrorCodes, ResponseError } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { allRules } from '../../server/rules/list.ts';
import { Client } from './client.ts';

let client: Client;
before(async () => {
  client = await Client.start({ commands: ['openclaw.diagnose'] });
});
after(() => client.stop());

const FIXTURES = join(import.meta.dirname, '..', 'server', 'fixtures');

/** Files of every kind: those of the fixtures, and one example of each rule. */
const FILES: ReadonlyMap<string, string> = new Map([...fixtures(), ...examples()]);

function fixtures(): readonly (readonly [string, string])[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json|log|md)$/.test(name))
    .map((name) => [`fixtures/${name}`, readFileSync(join(FIXTURES, name), 'utf8')] as const);
}

function examples(): readonly (readonly [string, string])[] {
  return allRules.flatMap(({ id, examples: [first] }) =>
    Object.entries(first?.files ?? {}).map(([name, text]) => [`examples/${id}/${name}`, text] as const),
  );
}

const AT_POSITIONS = ['hover', 'definition', 'prepareRename', 'completion'];
const OF_WHOLE_FILES = ['documentSymbol', 'documentLink', 'codeLens'];

/** Of every so many positions one is asked about: with a prime, all columns come up. */
const STRIDE = 13;

test('no place of any file makes a request fail', { timeout: 300_000 }, async () => {
  let asked = 0;
  for (const [name, text] of FILES) {
    const uri = `file:///everywhere/${name}`;
    const document = TextDocument.create(uri, 'yaml', 1, text);
    await client.open(uri, text);
    const requests = OF_WHOLE_FILES.map((method) => ask(method, uri, {}));
    for (let offset = 0; offset <= text.length; offset += STRIDE) {
      const position = document.positionAt(offset);
      requests.push(...AT_POSITIONS.map((method) => ask(method, uri, { position })));
      requests.push(ask('references', uri, { position, context: { includeDeclaration: true } }));
    }
    asked += requests.length;
    await Promise.all(requests);
  }
  assert.ok(asked > 10_000, `${asked} requests`);
});

test('no beginning of any file makes completion fail', { timeout: 300_000 }, async () => {
  for (const [name, text] of FILES) {
    const uri = `file:///beginnings/${name}`;
    await client.open(uri, '');
    for (let length = 0; length <= Math.min(text.length, 4000); length += STRIDE) {
      const typed = text.slice(0, length);
      await client.change(uri, typed);
      const position = TextDocument.create(uri, 'yaml', 1, typed).positionAt(length);
      await Promise.all([ask('completion', uri, { position }), ask('hover', uri, { position })]);
    }
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }
});

/** A refusal to rename is an answer. */
async function ask(method: string, uri: string, more: object): Promise<void> {
  try {
    await client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });
  } catch (error) {
    const isRefusal = error instanceof ResponseError && error.code === ErrorCodes.InvalidParams;
    if (!isRefusal) throw new Error(`${method} in ${uri} ${JSON.stringify(more)}`, { cause: error });
  }
}

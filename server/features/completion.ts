import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Position,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { fileKind } from '../documents/sourceFile.ts';
import { IGNORE_ANNOTATION } from '../lint/suppressions.ts';
import { doubleQuoted } from '../rules/edit.ts';
import { schemaAt } from '../schemas/lookup.ts';
import type { Session } from '../session.ts';
import { commentAt, rulesAt } from './completion/comment.ts';
import { type TypingPlace, typingPlaceAt } from './completion/context.ts';
import { itemsAt, keysAt, valuesAt } from './completion/keys.ts';
import { namesAt } from './completion/names.ts';
import { wordAt } from './completion/place.ts';
import { isPlainText } from './completion/plainText.ts';
import { roleValuesAt } from './completion/roles.ts';
import { runbookAt } from './completion/runbook.ts';
import { skeletonsFor } from './completion/skeletons.ts';
import type { Suggestion } from './completion/suggestion.ts';
import { variablesAt } from './completion/variables.ts';
import type { KindSchemas } from './kindSchemas.ts';

export interface CompletionMode {
  /** The client has placeholders. */
  readonly snippets: boolean;
}

/** What can be typed at the cursor: keys, values, names that the workspace has, whole files. */
export function register(session: Session, schemas: KindSchemas, mode: CompletionMode): ServerCapabilities {
  const { connection } = session;
  // Documentation is made when an item is looked at; until the next list these are the items that can be.
  let shown = new Map<string, Suggestion>();
  connection.onCompletion(({ textDocument: { uri }, position }): CompletionList | null => {
    const found = suggestionsAt(session, schemas, { uri, position });
    if (found === undefined || found.suggestions.length === 0) return null;
    const usable = distinct(found.suggestions).flatMap((one) => (mode.snippets ? one : withoutSnippet(one)));
    shown = new Map(usable.map((suggestion) => [suggestion.label, suggestion]));
    const text = session.text(uri);
    if (text === undefined) return null;
    const range = { start: text.positionAt(found.start), end: text.positionAt(found.end) };
    return { isIncomplete: false, items: usable.map((one, index) => toItem(one, index, range)) };
  });
  connection.onCompletionResolve((item) => {
    const value = shown.get(item.label)?.documentation?.();
    return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
  });
  return { completionProvider: { resolveProvider: true, triggerCharacters: [' ', ':', '-', '"', '/'] } };
}

interface Found {
  readonly suggestions: readonly Suggestion[];
  /** What they replace. */
  readonly start: number;
  readonly end: number;
}

function suggestionsAt(
  session: Session,
  schemas: KindSchemas,
  { uri, position }: { readonly uri: string; readonly position: Position },
): Found | undefined {
  const document = session.text(uri);
  if (document === undefined) return undefined;
  const text = document.getText();
  const offset = document.offsetAt(position);
  if (fileKind(uri) === 'runbook') return runbookAt(schemas, text, offset);
  if (fileKind(uri) !== 'yaml') return undefined;
  const word = wordAt(text, offset);
  const skeletons = skeletonsFor(uri, text);
  if (word.inComment) return { ...word, suggestions: commentAt(word, rulesFoundIn(session, uri)) };
  const place = typingPlaceAt(session, uri, offset);
  const own = place === undefined ? [] : [...suggest(session, schemas, place)];
  const isJson = place !== undefined && JSON_FILE.test(uri);
  return { ...word, suggestions: isJson ? own.map((one) => inJson(one, place)) : [...skeletons, ...own] };
}

function rulesFoundIn(session: Session, uri: string): ReadonlySet<string> {
  return new Set(session.problems(uri).map(({ rule }) => rule));
}

function suggest(session: Session, schemas: KindSchemas, place: TypingPlace): readonly Suggestion[] {
  const { resource, path, typing } = place;
  const { settings } = session.linter;
  if (resource.kind === 'LintConfig' && typing === 'key' && path.length === 1 && path[0] === 'rules') {
    return rulesAt(new Set()).map((rule) => (place.word.hasColon ? rule : { ...rule, insert: `${rule.label}: ` }));
  }
  if (path.at(-1) === IGNORE_ANNOTATION && path.at(-2) === 'annotations')
    return rulesAt(rulesFoundIn(session, resource.document.uri));
  const variables = variablesAt(place);
  const schema = schemas.of(resource, settings.kubernetesVersion);
  if (typing === 'value') {
    const values = schema === undefined ? [] : valuesAt(schema, place);
    const all = [...namesAt(session.workspace, place), ...variables, ...roleValuesAt(place), ...values];
    return all.map((value) => inQuotes(value, place));
  }
  const own = schema === undefined ? undefined : schemaAt(schema, path);
  // What was taken for a key may be a value on a line of its own, or an item of a list of texts.
  const takesText = own?.kind === 'typed' && own.scalars.length > 0 && !place.word.hasColon;
  const texts = takesText && schema !== undefined ? valuesAt(schema, place) : [];
  const keys = schema === undefined ? [] : [...keysAt(schema, place), ...itemsAt(schema, place)];
  return [...annotation(place), ...variables, ...(takesText ? roleValuesAt(place) : []), ...texts, ...keys];
}

/** The annotation that suppresses rules, for manifests in which no comment can stand. */
function annotation({ path, siblings, word }: TypingPlace): readonly Suggestion[] {
  const isThere = siblings?.pairs.some(({ key }) => key.text === IGNORE_ANNOTATION) === true;
  if (path.length !== 2 || path[0] !== 'metadata' || path[1] !== 'annotations' || isThere) return [];
  const insert = word.hasColon || word.quote !== undefined ? IGNORE_ANNOTATION : `${IGNORE_ANNOTATION}: `;
  const detail = 'rules that are not to be checked here';
  return [{ label: IGNORE_ANNOTATION, kind: 'key', detail, documentation: undefined, insert }];
}

const JSON_FILE = /\.json(?:\.\w+)?$/;

/** JSON has quotes around keys and texts, and nothing that goes over lines is begun in it. */
function inJson(suggestion: Suggestion, { word, typing, resource, path }: TypingPlace): Suggestion {
  const { snippet, insert, label, ...rest } = suggestion;
  if (word.quote !== undefined) return { ...rest, label };
  if (typing === 'key') return { ...rest, label, insert: word.hasColon ? label : `${doubleQuoted(label)}: ` };
  const text = insert ?? label;
  // Booleans and numbers are none where a text is wanted, as the value of a variable.
  const isBare = /^(?:true|false|null|-?\d+)$/.test(text) && !(path.at(-3) === 'env' && resource.kind !== 'Compose');
  return { ...rest, label, insert: isBare || text.startsWith('"') ? text : doubleQuoted(text) };
}

/** A value that would be something else without quotes gets them, and one within quotes loses its own. */
function inQuotes(value: Suggestion, { word }: TypingPlace): Suggestion {
  const text = value.insert ?? value.label;
  if (word.quote !== undefined) return /^".*"$/.test(text) ? { ...value, insert: text.slice(1, -1) } : value;
  const isName = value.kind === 'name' && !isPlainText(text);
  return isName ? { ...value, insert: doubleQuoted(text) } : value;
}

/** A key can be typed without what stands below it; a whole file is nothing without its placeholders. */
function withoutSnippet(suggestion: Suggestion): Suggestion[] {
  if (suggestion.snippet !== true) return [suggestion];
  const { snippet, insert, ...rest } = suggestion;
  return suggestion.kind === 'key' ? [{ ...rest, insert: `${suggestion.label}:` }] : [];
}

function distinct(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const byLabel = new Map<string, Suggestion>();
  for (const one of suggestions) if (!byLabel.has(one.label)) byLabel.set(one.label, one);
  return [...byLabel.values()];
}

const KINDS: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  name: CompletionItemKind.Reference,
  variable: CompletionItemKind.Variable,
  rule: CompletionItemKind.Constant,
  snippet: CompletionItemKind.Snippet,
};

function toItem(suggestion: Suggestion, index: number, range: { start: Position; end: Position }): CompletionItem {
  const { label, kind, detail, insert, snippet, deprecated } = suggestion;
  return {
    label,
    kind: KINDS[kind],
    ...(detail === undefined ? {} : { detail }),
    // Ours is the order that matters: what is required or likely comes first.
    sortText: String(index).padStart(4, '0'),
    filterText: label,
    textEdit: { range, newText: insert ?? label },
    ...(snippet === true
      ? { insertTextFormat: InsertTextFormat.Snippet, insertTextMode: InsertTextMode.adjustIndentation }
      : {}),
    ...(deprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}

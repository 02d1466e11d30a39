import { parseExpression } from './expression.ts';
import { FORMATS } from './formats.ts';
import type { KeyPattern, MapSchema, Property, Reader, Schema } from './schema.ts';

/**
 * Definitions as lines, generated and written by hand alike:
 *
 * ```text
 * Container                                  a definition, an API group and version behind it where it is a kind
 *   image: string required                   a key, what may stand under it, flags
 *   ports: ContainerPort[containerPort]      a list of what another definition describes, told apart by a key
 *   restart: 'Always' | 'Never' since 1.34   fixed values; from which version on (`until`: up to which)
 *   /^x-/: any                               all keys that match
 * ```
 *
 * `expression.ts` has the rest of what may stand behind a colon. Lines are read when their definition is first asked for,
 * so that opening some thousand of them costs next to nothing.
 */
export interface NotationSource {
  readonly text: string;
  readonly reader: Reader;
}

export interface Definitions {
  /** Throws on a name that is not there: the names are ours. */
  get(name: string): Schema;
  /** The names of the definitions that are kinds, with their `apiVersion`. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly names: readonly string[];
}

/** `version` picks the properties of that version out of a table for several: `1.36`. */
export function readNotation(sources: readonly NotationSource[], version?: string): Definitions {
  const found = new Map<string, Unread>();
  const kinds = new Map<string, string>();
  for (const source of sources) collect(source, found, kinds);
  const schemas = new Map<string, Schema>();
  const expressions = new Map<string, Schema>();
  const get = (name: string): Schema => {
    const known = schemas.get(name);
    if (known !== undefined) return known;
    const unread = found.get(name);
    if (unread === undefined) throw new Error(`no definition "${name}"`);
    const schema: Schema = {
      kind: 'typed',
      scalars: [],
      list: undefined,
      map: new LazyMap(name, unread, lineReader),
      nullable: unread.reader !== 'json-schema',
    };
    schemas.set(name, schema);
    return schema;
  };
  const read = (text: string, reader: Reader): Schema => {
    const key = reader + text;
    const known = expressions.get(key);
    if (known !== undefined) return known;
    const schema = parseExpression(text, { definition: get, format: (name) => FORMATS[name], reader });
    expressions.set(key, schema);
    return schema;
  };
  const lineReader: LineReader = { read, version };
  return { get, kinds, names: [...found.keys()] };
}

interface Unread {
  readonly lines: string;
  readonly reader: Reader;
}

interface LineReader {
  readonly read: (expression: string, reader: Reader) => Schema;
  readonly version: string | undefined;
}

function collect({ text, reader }: NotationSource, found: Map<string, Unread>, kinds: Map<string, string>): void {
  // A definition ends where the next line starts that is not indented.
  const header = /^(\w+)(?: (\S+))?\n((?: {2}.*\n)*)/gm;
  for (const [, name, apiVersion, lines] of text.matchAll(header)) {
    if (name === undefined || lines === undefined) continue;
    found.set(name, { lines, reader });
    if (apiVersion !== undefined) kinds.set(name, apiVersion);
  }
}

/** A class for the one thing that closures do badly: fields that are computed once, on first reading. */
class LazyMap implements MapSchema {
  readonly name: string;
  readonly reader: Reader;
  readonly #lines: string;
  readonly #lineReader: LineReader;
  #body: Body | undefined;

  constructor(name: string, { lines, reader }: Unread, lineReader: LineReader) {
    this.name = name;
    this.reader = reader;
    this.#lines = lines;
    this.#lineReader = lineReader;
  }

  get properties(): ReadonlyMap<string, Property> {
    return this.#read().properties;
  }

  get patterns(): readonly KeyPattern[] {
    return this.#read().patterns;
  }

  get required(): readonly string[] {
    return this.#read().required;
  }

  get otherVersions(): ReadonlyMap<string, Property> {
    return this.#read().otherVersions;
  }

  #read(): Body {
    this.#body ??= readBody(this.#lines, this.reader, this.#lineReader);
    return this.#body;
  }
}

type Body = Pick<MapSchema, 'properties' | 'patterns' | 'required' | 'otherVersions'>;

function readBody(lines: string, reader: Reader, { read, version }: LineReader): Body {
  const properties = new Map<string, Property>();
  const otherVersions = new Map<string, Property>();
  const patterns: KeyPattern[] = [];
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    // A colon may stand in a pattern, a space behind it hardly.
    const colon = line.indexOf(': ', 2);
    const key = line.slice(2, colon);
    const [flags = '', required, deprecated, since, until] = FLAGS.exec(line) ?? [];
    const schema = read(line.slice(colon + 2, line.length - flags.length), reader);
    if (key.startsWith('/')) {
      const pattern = new RegExp(key.slice(1, -1));
      patterns.push({
        accepts: (text) => pattern.test(text),
        says: key === '/^/' ? undefined : `a key matching ${key}`,
        schema,
      });
      continue;
    }
    const property = {
      key,
      schema,
      required: required !== undefined,
      deprecated: deprecated !== undefined,
      since,
      until,
    };
    (isIn(property, version) ? properties : otherVersions).set(key, property);
  }
  for (const key of properties.keys()) otherVersions.delete(key);
  const required = [...properties.values()].filter((property) => property.required).map(({ key }) => key);
  return { properties, patterns, required, otherVersions };
}

const FLAGS = /( required)?( deprecated)?(?: since (\S+))?(?: until (\S+))?$/;

function isIn({ since, until }: Property, version: string | undefined): boolean {
  if (version === undefined) return true;
  const at = minor(version);
  return (since === undefined || minor(since) <= at) && (until === undefined || at <= minor(until));
}

function minor(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}

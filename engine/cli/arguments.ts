/** What the command line asks for. */
export interface Arguments {
  readonly command: string | null;
  readonly operands: readonly string[];
  readonly worker: string | null;
  readonly variables: Readonly<Record<string, string>>;
  readonly cluster: string | null;
  readonly profile: string | null;
  readonly cause: string | null;
  readonly section: string | null;
  readonly yes: boolean;
  readonly allow: 'change' | 'destroy' | null;
  readonly json: boolean;
  readonly format: Format;
  readonly help: boolean;
  readonly version: boolean;
}

export type Format = (typeof formats)[number];

const formats = ['text', 'json', 'markdown', 'junit'] as const;

export type ArgumentsRead =
  | { readonly kind: 'read'; readonly arguments: Arguments }
  | { readonly kind: 'invalid'; readonly message: string };

/** What `node:util`'s parser hands out for the options below. */
export interface ParsedOptions {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

/** The options, in the form that `parseArgs` takes. */
export const optionTypes = {
  worker: { type: 'string', short: 'w' },
  var: { type: 'string', multiple: true },
  cluster: { type: 'string' },
  profile: { type: 'string' },
  cause: { type: 'string' },
  section: { type: 'string' },
  yes: { type: 'boolean' },
  allow: { type: 'string' },
  json: { type: 'boolean' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Checks the values of the options. */
export function readArguments({ values, positionals }: ParsedOptions): ArgumentsRead {
  const text = (name: string): string | null => (typeof values[name] === 'string' ? values[name] : null);
  const variables: Record<string, string> = {};
  for (const pair of Array.isArray(values['var']) ? values['var'] : []) {
    const match = /^([A-Z][A-Z0-9_]*)=([\s\S]*)$/.exec(String(pair));
    if (match === null) return invalid(`--var is "${String(pair)}", expected NAME=VALUE`);
    variables[match[1] ?? ''] = match[2] ?? '';
  }
  const worker = text('worker');
  if (worker !== null) variables['WORKER'] = worker;
  const allow = text('allow');
  if (allow !== null && allow !== 'change' && allow !== 'destroy') {
    return invalid(`--allow is "${allow}", expected change or destroy`);
  }
  const format = text('format') ?? 'text';
  const known = formats.find((candidate) => candidate === format);
  if (known === undefined) return invalid(`--format is "${format}", expected one of ${formats.join(', ')}`);
  const yes = values['yes'] === true;
  if (yes && allow === null) return invalid('--yes needs --allow change, or --allow destroy for what cannot be undone');
  const [command = null, ...operands] = positionals;
  return {
    kind: 'read',
    arguments: {
      command,
      operands,
      worker,
      variables,
      cluster: text('cluster'),
      profile: text('profile'),
      cause: text('cause'),
      section: text('section'),
      yes,
      allow,
      json: values['json'] === true,
      format: known,
      help: values['help'] === true,
      version: values['version'] === true,
    },
  };
}

function invalid(message: string): ArgumentsRead {
  return { kind: 'invalid', message };
}

import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import { textOf, valueAt } from '../../server/documents/access.ts';
import { parseYaml } from '../../server/documents/parse.ts';

export interface Verdict {
  readonly accepted: boolean;
  /** The server's own words. */
  readonly message: string;
}

/** The API server that `npm run test:kubernetes` has started. */
export interface Judge {
  /** What the server would do with a manifest: strictly read, wholly checked, not stored. */
  judge(manifest: string): Promise<Verdict>;
  /** Defines a custom resource and resolves when the server knows it. */
  define(definition: CustomResourceDefinition): Promise<void>;
  dispose(): void;
}

export function connectJudge(): Judge {
  const server = environment('OPENCLAW_KUBERNETES_SERVER');
  const token = environment('OPENCLAW_KUBERNETES_TOKEN');
  const agent = new Agent({
    keepAlive: true,
    maxSockets: PARALLEL_REQUESTS,
    ca: readFileSync(environment('OPENCLAW_KUBERNETES_CA')),
  });
  const resources = new Map<string, Promise<readonly Resource[]>>();
  const namespaces = new Map<string, Promise<void>>();

  const send = (method: string, path: string, body?: { type: string; text: string }): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': body.type }) };
      const sent = request(`${server}${path}`, { method, agent, headers, timeout: REQUEST_TIMEOUT_MS }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      });
      sent.on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path}`)));
      sent.on('error', reject);
      sent.end(body?.text);
    });

  const watch = (path: string, isDone: (event: WatchEvent) => boolean | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = request(`${server}${path}`, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
        // Also for being cut off below, when the promise has its result already.
        response.on('error', reject);
        const lines = createInterface({ input: response });
        lines.on('error', reject);
        lines.on('line', (line) => {
          if (isDone(JSON.parse(line) as WatchEvent) !== true) return;
          resolve();
          sent.destroy();
        });
        lines.on('close', () => reject(new Error(`the watch of ${path} ended early`)));
      });
      sent.setTimeout(REQUEST_TIMEOUT_MS, () => sent.destroy(new Error(`nothing new at ${path}`)));
      sent.on('error', reject);
      sent.end();
    });

  /** Stores an object; `fine` are the refusals that the caller can live with. */
  const create = async (path: string, object: unknown, fine: readonly number[]): Promise<void> => {
    const { status, text } = await send('POST', path, { type: 'application/json', text: JSON.stringify(object) });
    if (status >= 400 && !fine.includes(status)) throw new Error(`POST ${path}: ${status} ${text}`);
  };

  const discover = async (apiVersion: string): Promise<readonly Resource[]> => {
    const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const { status, text } = await send('GET', encodeURI(path));
    return status === 200 ? (JSON.parse(text) as { resources: readonly Resource[] }).resources : [];
  };

  const judgeOne = async (manifest: string, { apiVersion, kind, namespace }: Header): Promise<Verdict> => {
    if (apiVersion === undefined || kind === undefined)
      return { accepted: false, message: 'apiVersion or kind is missing' };
    const found = await lookUp(resources, apiVersion, () => discover(apiVersion));
    const resource = found.find((candidate) => candidate.kind === kind && !candidate.name.includes('/'));
    if (resource === undefined)
      return { accepted: false, message: `no matches for kind "${kind}" in version "${apiVersion}"` };
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    if (resource.namespaced) {
      // 409: it is there already. 422: it cannot exist, and the manifest that names it is refused for that.
      const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
      await lookUp(namespaces, namespace, () => create('/api/v1/namespaces', object, [409, 422]));
    }
    const scope = resource.namespaced ? `/namespaces/${encodeURIComponent(namespace)}` : '';
    const path = `${group}${scope}/${resource.name}?dryRun=All&fieldValidation=Strict`;
    const { status, text } = await send('POST', path, { type: 'application/yaml', text: manifest });
    // 409: checked and found sound, and there is one of that name already.
    if (status < 300 || status === 409) return { accepted: true, message: '' };
    // Refusals are 400, 403, 404 and 422; all else says something about the test.
    if (![400, 403, 404, 422].includes(status)) throw new Error(`${status} ${text}\n${manifest}`);
    return { accepted: false, message: (JSON.parse(text) as { message: string }).message };
  };

  return {
    judge: (manifest) => judgeOne(manifest, headerOf(manifest)),
    define: async (definition) => {
      const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
      await create(path, definition, [409]);
      // The server sends each change of the definition; it is done when it says that the names are established.
      await watch(`${path}?watch=true&fieldSelector=metadata.name=${definition.metadata.name}`, (event) =>
        event.object.status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True'),
      );
    },
    dispose: () => agent.destroy(),
  };
}

/** As many as two cores of an API server work on at once without queueing. */
export const PARALLEL_REQUESTS = 8;
const REQUEST_TIMEOUT_MS = 30_000;

export interface CustomResourceDefinition {
  readonly metadata: { readonly name: string };
}

interface WatchEvent {
  readonly object: {
    readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

interface Header {
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly namespace: string;
}

/** Where to send it, which a client finds out before it asks: as kubectl does, by apiVersion, kind and namespace. */
function headerOf(manifest: string): Header {
  const { root } = parseYaml(manifest);
  const text = (...path: readonly string[]): string | undefined => textOf(valueAt(root, ...path)) || undefined;
  return {
    apiVersion: text('apiVersion'),
    kind: text('kind'),
    namespace: text('metadata', 'namespace') ?? 'production',
  };
}

function lookUp<Value>(cache: Map<string, Promise<Value>>, key: string, load: () => Promise<Value>): Promise<Value> {
  const known = cache.get(key) ?? load();
  cache.set(key, known);
  return known;
}

function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; start these tests with "npm run test:kubernetes"`);
  return value;
}

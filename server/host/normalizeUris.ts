import type { ConnectionOptions } from 'vscode-languageserver';
import { normalizeUri } from '../documents/uri.ts';

/** Gives every URI that a client sends its one spelling before anything sees it. */
export const normalizingConnection: ConnectionOptions = {
  messageStrategy: {
    handleMessage: (message, next) => {
      normalizeIn('params' in message ? message.params : undefined);
      return next(message);
    },
  },
};

const URI_KEY = /^(?:uri|rootUri|oldUri|newUri|targetUri)$/;

function normalizeIn(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string' && URI_KEY.test(key)) Object.assign(value, { [key]: normalizeUri(item) });
    else normalizeIn(item);
  }
}

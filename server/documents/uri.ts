import { URI, Utils } from 'vscode-uri';

/**
 * A file's URI in the one spelling that is used throughout: the editor's. Clients, Node and people escape different
 * characters, and a file that has two names would be two files.
 */
export function normalizeUri(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return URI.parse(uri).toString();
  } catch {
    // No file can have such a URI; whoever asks for it gets the answer for a file that is not there.
    return uri;
  }
}

/** The URI of a file on this machine's disk, by its absolute path. */
export function fileUri(path: string): string {
  return URI.file(path).toString();
}

/**
 * The URI of a file that is named by a path relative to another file; undefined where that cannot be, such as for a
 * text that has no folder. Any text may be asked for, half of a character too.
 */
export function relativeUri(from: string, path: string): string | undefined {
  try {
    const wellFormed = path.replace(/\p{Surrogate}/gu, '\uFFFD');
    return Utils.resolvePath(Utils.dirname(URI.parse(from)), wellFormed).toString();
  } catch {
    // Thrown for URIs without a path, such as those of texts that were never saved.
    return undefined;
  }
}

/** The files that lookups read, passed in by whoever runs them. */
export interface Files {
  readonly read: (path: string) => Promise<FileRead>;
  /** Names in a folder, sorted; none where there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly join: (...parts: readonly string[]) => string;
  /** The folder that a path lies in; the path itself at the root. */
  readonly parent: (path: string) => string;
}

export type FileRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly message: string };

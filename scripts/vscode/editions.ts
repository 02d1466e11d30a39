/** A built VS Code that npm carries: the package `code-server` holds Microsoft's server beside its own wrapper. */
export interface Edition {
  /** VS Code's own version. */
  readonly version: string;
  /** The package version that holds it. */
  readonly packageVersion: string;
  /** The one major version of Node that its native modules run on. */
  readonly nodeMajor: number;
  /** Version of ripgrep to add, where the edition would fetch its own by a script: without it no file is found. */
  readonly ripgrep?: string;
}

/** The oldest VS Code that `engines.vscode` in package.json allows. */
export const oldest: Edition = { version: '1.100.3', packageVersion: '4.100.3', nodeMajor: 20, ripgrep: '1.18.0' };

/** The newest VS Code that the extension was tried in. */
export const newest: Edition = { version: '1.139.1', packageVersion: '4.139.1', nodeMajor: 24 };

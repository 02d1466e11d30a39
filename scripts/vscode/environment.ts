/** What an editor around this process, or npm, has set would lead the new editor astray. */
export function editorEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_(?!PATH$)|ELECTRON_|npm_|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));
}

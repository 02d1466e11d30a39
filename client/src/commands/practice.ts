import { type ExtensionContext, ProcessExecution, Task, TaskScope, tasks, Uri } from 'vscode';

/** Starts, stops or mends the practice cluster, in a terminal where its progress can be read. */
export async function practice(context: ExtensionContext, action: 'up' | 'down' | 'mend'): Promise<void> {
  const program = Uri.joinPath(context.extensionUri, 'dist', 'openclaw-sandbox.cjs').fsPath;
  // The desktop editor's own executable is Electron, which is Node where this variable says so.
  const env = { ELECTRON_RUN_AS_NODE: '1' };
  const execution = new ProcessExecution(process.execPath, [program, action], { env });
  await tasks.executeTask(
    new Task(
      { type: 'openclaw-practice', action },
      TaskScope.Workspace,
      `practice cluster ${action}`,
      'OpenClaw',
      execution,
    ),
  );
}

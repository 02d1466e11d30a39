import assert from 'node:assert/strict';
import test from 'node:test';
import { project } from './harness/edition.ts';
import { withServer } from './harness/server.ts';
import { withSuite } from './harness/suite.ts';

// The switch by which a built VS Code takes an extension and a suite from its address.
const flags = ['--enable-smoke-test-driver', '--disable-workspace-trust'];

test('the suite passes in the extension host', { timeout: 300_000 }, () =>
  withSuite(({ module, workspace }) =>
    withServer({ installed: false, flags, environment: {} }, async ({ server, page }) => {
      const said: string[] = [];
      const exited = new Promise<number>((resolve) => {
        void page.exposeFunction('codeAutomationExit', resolve);
      });
      await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
        const line = args.map(String).join(' ');
        // The workbench speaks here too.
        if (/ok - /.test(line)) said.push(line);
      });
      const remote = (path: string) => `vscode-remote://127.0.0.1:${server.port}${path}`;
      const payload = JSON.stringify([
        ['extensionDevelopmentPath', remote(project)],
        ['extensionTestsPath', remote(module)],
      ]);
      await page.goto(server.address(workspace, { payload }));
      assert.equal(await exited, 0, said.join('\n'));
    }),
  ),
);

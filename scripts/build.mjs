// Bundles every program of the project into dist/. `--watch` rebuilds on change, `--production` minifies.
import { build, context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  outdir: 'dist',
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
};

const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // yaml and vscode-languageserver ship ES modules that bundle smaller and start faster than their CommonJS twins.
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.cjs' },
};

const bundles = [
  { ...node, entryPoints: { extension: 'client/src/extension.ts' }, external: ['vscode'] },
  {
    ...node,
    entryPoints: {
      'openclaw-language-server': 'server/bin.ts',
      'openclaw-lint': 'server/cli/bin.ts',
      'openclaw-runbook': 'engine/bin.ts',
      'openclaw-sandbox': 'sandbox/bin.ts',
    },
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...common,
    entryPoints: { webview: 'client/webview/main.tsx' },
    platform: 'browser',
    target: 'chrome128',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
];

if (watch) {
  for (const options of bundles) await (await context(options)).watch();
  console.log('[watch] build finished');
} else {
  await Promise.all(bundles.map((options) => build(options)));
}

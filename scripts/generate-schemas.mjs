// Makes server/schemas/generated/ from the official sources, which come through the Go module proxy: needs `go`.
// The form of the output is described in server/schemas/notation.ts. Prints how large each file became.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { goModule } from './schemas/goModule.mjs';
import { composeNotation, prometheusKindsNotation, prometheusRuleNotation } from './schemas/jsonSchema.mjs';
import { kubernetesKindsNotation, kubernetesNotation } from './schemas/kubernetes.mjs';

/** The newest patch that the proxy has of each minor version. */
const KUBERNETES = ['1.33.13', '1.34.4', '1.35.4', '1.36.3'];
const COMPOSE = '2.16.2';
const PROMETHEUS_OPERATOR = '0.85.0';

const output = path.join(import.meta.dirname, '..', 'server', 'schemas', 'generated');
await mkdir(output, { recursive: true });

const kubernetes = KUBERNETES.map((version) => ({
  minor: version.slice(0, version.lastIndexOf('.')),
  folder: goModule('k8s.io/kubernetes', version),
}));
const kubernetesSource = `k8s.io/kubernetes ${KUBERNETES.join(', ')}`;
await write('kubernetes', kubernetesSource, await kubernetesNotation(kubernetes));
await write('kubernetesKinds', kubernetesSource, await kubernetesKindsNotation(kubernetes));

const compose = goModule('github.com/compose-spec/compose-go/v2', COMPOSE);
await write('compose', `github.com/compose-spec/compose-go/v2 ${COMPOSE}`, await composeNotation(compose));

const operator = goModule('github.com/prometheus-operator/prometheus-operator', PROMETHEUS_OPERATOR);
const operatorSource = `github.com/prometheus-operator/prometheus-operator ${PROMETHEUS_OPERATOR}`;
await write('prometheusRule', operatorSource, await prometheusRuleNotation(operator));
await write('prometheusKinds', operatorSource, await prometheusKindsNotation(operator));

/** A template literal, so that the lines stay lines: a change of the source reads well in a diff. */
async function write(name, source, notation) {
  const text = [
    `// Made from ${source} by scripts/generate-schemas.mjs.`,
    '// The structure of the official schemas; see server/schemas/notation.ts for the form.',
    `export const ${constantName(name)} = \`\n${notation.replace(/[\\`]|\$\{/g, '\\$&')}\`;`,
    '',
  ].join('\n');
  await writeFile(path.join(output, `${name}.ts`), text);
  console.log(`${name}.ts ${(text.length / 1024).toFixed(1)} KiB`);
}

function constantName(name) {
  return `${name.replace(/[A-Z]/g, '_$&').toUpperCase()}_NOTATION`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { checkWants, type Files } from '../lintFiles.ts';

const FOLDER = join(import.meta.dirname, '../fixtures');

for (const subject of ['compose', 'alerts']) {
  for (const name of readdirSync(join(FOLDER, subject))) {
    test(`${subject}/${name}: what is marked is found by all rules together, and nothing else`, () => {
      checkWants({ [name]: readFileSync(join(FOLDER, subject, name), 'utf8') });
    });
  }
}

test('a Compose file is judged together with what it is merged with', () => {
  const worker = (lines: string): Files[string] => `services:\n  worker:\n${lines}`;
  const image = '    image: openclaw/worker:2.4.1\n';
  const rest =
    '    mem_limit: 2g\n    healthcheck:\n      test: ["CMD", "clw", "health"]\n    networks: [openclaw-net]\n';
  checkWants({
    'compose.yaml': worker(image),
    'compose.override.yaml': `${worker(rest)}networks:\n  openclaw-net:\n`,
  });
  checkWants({
    'docker-compose.yml': `${worker(image + rest)}networks:\n  openclaw-net:\n`,
    'docker-compose.prod.yml': worker(`${image}    restart: always\n`),
  });
  checkWants({
    'compose.yaml': `${worker(image + rest)}networks:\n  openclaw-net:\n`,
    'compose.override.yaml': worker('    network_mode: host # want compose/network-mode\n'),
  });
});

test('networks of an included file are defined', () => {
  const service =
    '    image: openclaw/worker:2.4.1\n    mem_limit: 2g\n    healthcheck:\n      test: ["CMD", "clw", "health"]\n';
  checkWants({
    'compose.yaml': `include: [networks.yaml]\nservices:\n  worker:\n${service}    networks:\n      - openclaw-net\n      - missing # want compose/undefined-network\n`,
    'networks.yaml': 'services:\n  proxy:\n    image: openclaw/proxy:1\nnetworks:\n  openclaw-net:\n',
  });
});

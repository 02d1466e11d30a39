import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileSignatures, readSignatures } from '../../../server/logs/signatureSet.ts';

const FOLDER = join(import.meta.dirname, '../../../runbooks');

/** The signatures of the runbooks that ship. */
export const SHIPPED = compileSignatures(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.runbook.md'))
    .flatMap((name) => readSignatures(readFileSync(join(FOLDER, name), 'utf8')) ?? []),
);

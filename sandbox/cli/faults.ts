import { FAULTS } from '../faults/faults.ts';
import { EXIT_OK, EXIT_UNUSABLE, type Invocation, readArguments } from './invocation.ts';

/** Lists the faults, an id first on each line. */
export async function faults(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, { json: { type: 'boolean' } });
  if (read.kind === 'wrong') {
    invocation.complain(`openclaw-sandbox faults: ${read.message}\n`);
    return EXIT_UNUSABLE;
  }
  const width = Math.max(...FAULTS.map(({ id }) => id.length)) + 2;
  if (read.values.json)
    invocation.print(
      `${JSON.stringify(
        FAULTS.map(({ id, title }) => ({ id, title })),
        null,
        2,
      )}\n`,
    );
  else for (const { id, title } of FAULTS) invocation.print(`${id.padEnd(width)}${title}\n`);
  return EXIT_OK;
}

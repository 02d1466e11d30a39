import { version } from '../../package.json';
import { machineIo } from './io.ts';
import { main } from './main.ts';

void main(machineIo(version)).then((exitCode) => {
  process.exitCode = exitCode;
});

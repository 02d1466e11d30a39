import { didYouMean } from '../format/nearest.ts';
import { type ParsedOptions, readArguments } from './arguments.ts';
import { help } from './help.ts';
import { run } from './run.ts';
import { check, list, record, show } from './show.ts';
import { cannot, type ExitCode, type Terminal } from './terminal.ts';

/** `openclaw-runbook`: does what the arguments ask and answers with the exit code. */
export async function main(parsed: ParsedOptions, terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(parsed);
  if (read.kind === 'invalid') return cannot(terminal, read.message);
  const options = read.arguments;
  if (options.version) {
    terminal.print(`${terminal.version}\n`);
    return 0;
  }
  if (options.help || options.command === 'help') {
    terminal.print(help);
    return 0;
  }
  switch (options.command) {
    case 'diagnose':
    case 'fix':
    case 'verify':
      return run(options.command, options, terminal);
    case 'list':
      return list(terminal);
    case 'show':
      return show(options, terminal);
    case 'check':
      return check(options, terminal);
    case 'record':
      return record(options, terminal);
    case null:
      terminal.printError(help);
      return 2;
    default:
      return cannot(
        terminal,
        `there is no command "${options.command}"${didYouMean(options.command, commands)}; --help names all`,
      );
  }
}

const commands = ['diagnose', 'fix', 'verify', 'list', 'show', 'check', 'record'];

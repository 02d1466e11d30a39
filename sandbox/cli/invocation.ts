import { type ParseArgsConfig, parseArgs } from 'node:util';
import { practiceHome } from '../cluster/home.ts';

/** How a program of the sandbox was called, and its way out. */
export interface Invocation {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The bundle that runs, with links resolved. */
  readonly program: string;
  readonly signal: AbortSignal;
  /** To standard output. */
  readonly print: (text: string) => void;
  /** To standard error. */
  readonly complain: (text: string) => void;
}

/** Everything is fine. */
export const EXIT_OK = 0;
/** Something was found, or did not work. */
export const EXIT_FOUND = 1;
/** It could not be run at all. */
export const EXIT_UNUSABLE = 2;

/** The home that the environment names. */
export function homeOf(invocation: Invocation): string {
  return practiceHome(invocation.env);
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options and words of a command line, or what is wrong with it. */
export type ParsedArguments<T extends Options> =
  | ({ readonly kind: 'ok' } & ReturnType<typeof strictArguments<T>>)
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads a command line; a mistake in it is a value. */
export function readArguments<const T extends Options>(args: readonly string[], options: T): ParsedArguments<T> {
  try {
    return { kind: 'ok', ...strictArguments(args, options) };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

function strictArguments<const T extends Options>(args: readonly string[], options: T) {
  return parseArgs({ args, options, strict: true, allowPositionals: true });
}

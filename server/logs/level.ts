export type Level = 'debug' | 'info' | 'warn' | 'error';

const LEVELS: Readonly<Record<string, Level>> = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  NOTICE: 'info',
  WARN: 'warn',
  WARNING: 'warn',
  ERR: 'error',
  ERROR: 'error',
  PANIC: 'error',
  FATAL: 'error',
  CRITICAL: 'error',
};

/** The words for levels, as alternatives of a pattern. */
export const LEVEL_WORDS = Object.keys(LEVELS).join('|');

/** The level that a word names, in any case; undefined for every other word. */
export function readLevel(word: string | undefined): Level | undefined {
  return word === undefined ? undefined : LEVELS[word.toUpperCase()];
}

import type { TextRange } from '../runbook/runbook.ts';

/** A shell script as far as its class needs it: every command in it, however deep, in one list. */
export interface Script {
  readonly commands: readonly SimpleCommand[];
  readonly functions: readonly string[];
  /** Names that `for` and `${name:=word}` set. */
  readonly assigned: readonly Named[];
  readonly expansions: readonly Expansion[];
  /** Constructs whose effect cannot be told from the text. */
  readonly hazards: readonly Hazard[];
}

export interface SimpleCommand {
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
  readonly range: TextRange;
}

export interface Assignment extends Named {
  readonly value: Word;
}

export interface Named {
  readonly name: string;
  readonly range: TextRange;
}

export interface Redirection {
  /** The operator, such as `>` or `<<-`. */
  readonly operator: string;
  readonly target: Word;
}

/** One word of a command after quotes are taken away. */
export interface Word {
  /** What the shell will see; null where it depends on variables, substitutions or file names. */
  readonly text: string | null;
  /** The fixed text before the first part that is not fixed. */
  readonly prefix: string;
  /** The plain variable that the word begins with, such as `WORKER` in `"$WORKER:9090"`. */
  readonly leading: string | null;
  /**
   * Whether it may become more or fewer words than one: `names` that all begin with the prefix, as file name patterns do,
   * or any `fields` at all, as a variable without quotes does.
   */
  readonly splits: 'no' | 'names' | 'fields';
  readonly range: TextRange;
}

/** A use of a variable. */
export interface Expansion extends Named {
  /** `${name:-word}` and the like, which give a meaning to a variable that is not set. */
  readonly optional: boolean;
}

export interface Hazard {
  readonly reason: string;
  readonly range: TextRange;
}

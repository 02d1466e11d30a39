import type { Root } from 'mdast';

/** What a command may do to the world, from harmless to irreversible. Found by parsing the script; authors only raise it. */
export type StepClass = 'read' | 'change' | 'destroy';

/** The role in the cluster profile that a step runs on; `control` is where kubectl, docker and clw run. */
export type Role = 'worker' | 'manager' | 'control';

/** A half-open range of offsets (UTF-16 code units) in the runbook's text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A mistake in a runbook or a profile: what was found, what was expected, what to do. */
export interface FormatProblem {
  /** Stable id in words, such as `unknown-option` or `invalid-pattern`. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly range: TextRange;
}

/** The notebook: one error, one file. */
export interface Runbook {
  /** The error code it is for, such as `clw-worker-unreachable`. */
  readonly code: string;
  readonly title: string;
  readonly signatures: readonly Signature[];
  readonly variables: readonly Variable[];
  readonly causes: readonly Cause[];
  /** In the order of the text; the fence's section is the nearest heading above it. */
  readonly steps: readonly Step[];
  readonly sections: readonly Section[];
  /** The CommonMark tree of the text below the front matter, with positions in the whole file. */
  readonly markdown: Root;
}

/** A line of a log by which the error is known. */
export interface Signature {
  /** Unique in the runbook, in words: `dial-refused`. */
  readonly id: string;
  /** RE2. */
  readonly pattern: string;
  /** Where in the chain from first cause (0) to last effect (100) such a line stands. */
  readonly order: number;
  readonly severity: 'error' | 'warning' | 'information';
  readonly range: TextRange;
}

/** A value that reaches scripts as an environment variable of the same name. */
export interface Variable {
  /** Upper case, digits and underscores: `WORKER`. */
  readonly name: string;
  readonly title: string;
  /** Used where neither the caller nor the cluster profile gives a value. */
  readonly default?: string;
  /** RE2 that the whole value must match before anything runs. */
  readonly pattern?: string;
  readonly secret: boolean;
  readonly range: TextRange;
}

/** One possible root cause and what speaks for and against it. */
export interface Cause {
  readonly id: string;
  readonly title: string;
  /** Any of these findings supports the cause. */
  readonly supports: readonly string[];
  /** Any of these findings rules it out. */
  readonly refutes: readonly string[];
  /** Causes that are mere effects when this one is proven. */
  readonly explains: readonly string[];
  /** Slug of the section that mends it. */
  readonly fix?: string;
  readonly range: TextRange;
}

/** A heading and what stands below it up to the next heading of the same or a higher level. */
export interface Section {
  /** The heading's anchor as Git hosts make it: lower case, spaces to hyphens, punctuation dropped. */
  readonly slug: string;
  readonly title: string;
  readonly depth: number;
  /** `fix` where a cause names the section, `verify` where the front matter's `verify` does, else `diagnose`. */
  readonly purpose: 'diagnose' | 'fix' | 'verify';
  readonly range: TextRange;
}

/** A fenced block that runs. */
export interface Step {
  readonly id: string;
  /** The `title` option, else the heading above it. */
  readonly title: string;
  /** Slug of its section. */
  readonly section: string;
  readonly purpose: Section['purpose'];
  readonly on: Role;
  readonly class: StepClass;
  readonly timeoutMs: number;
  /** Runs with the privileges of root, by the way that the profile gives for the host (`become`). */
  readonly asRoot: boolean;
  /** The script is repeated every `everyMs` until an outcome `pass` holds or `forMs` have gone by. */
  readonly retry?: { readonly everyMs: number; readonly forMs: number };
  /** CEL over earlier captures; re-checked right before a change runs. False: the step is skipped. */
  readonly when?: string;
  readonly outcomes: readonly Outcome[];
  readonly captures: readonly Capture[];
  /** The script without its `#|` lines; still plain `sh`. */
  readonly script: string;
  /** The whole fenced block. */
  readonly range: TextRange;
}

/** What the step's result means; of a step's outcomes the first whose expression holds wins. */
export interface Outcome {
  readonly verdict: 'pass' | 'warn' | 'fail';
  /** CEL. */
  readonly expression: string;
  readonly finding?: string;
  /** One sentence for a reader, shown beside the verdict. */
  readonly says?: string;
  readonly range: TextRange;
}

/** A named value taken from the output: the first group of the first line that matches. */
export interface Capture {
  readonly name: string;
  /** RE2 with exactly one group. */
  readonly pattern: string;
  readonly range: TextRange;
}

import { RE2JS, RE2JSException } from 're2js';
import { readFrontMatter } from '../../engine/runbook/frontMatter.ts';
import type { Signature } from '../../engine/runbook/runbook.ts';
import { requiredLiterals } from './literal.ts';
import { LiteralSearch } from './literalSearch.ts';

/** What a runbook says of its error and of the lines by which it is known. */
export interface RunbookSignatures {
  readonly code: string;
  readonly title: string;
  readonly signatures: readonly Signature[];
}

/** A signature that is ready to be looked for. */
export interface CompiledSignature {
  readonly signature: Signature;
  readonly runbook: RunbookSignatures;
  readonly pattern: RE2JS;
  /** One of these stands in every line that matches; undefined where there are none. */
  readonly literals: readonly string[] | undefined;
}

/** All signatures, compiled once; lines that match none of them are skipped without being read. */
export interface SignatureSet {
  readonly signatures: readonly CompiledSignature[];
  readonly codes: ReadonlySet<string>;
  /** Undefined where some signature has no text that can be searched for: then every line is read. */
  readonly search: LiteralSearch | undefined;
}

/** Compiles the signatures of the runbooks; a pattern that is no RE2 is the runbook's problem and matches nothing. */
export function compileSignatures(runbooks: readonly RunbookSignatures[]): SignatureSet {
  const signatures = runbooks.flatMap((runbook) =>
    runbook.signatures.flatMap((signature): CompiledSignature[] => {
      const pattern = compile(signature.pattern);
      if (pattern === undefined) return [];
      return [{ signature, runbook, pattern, literals: requiredLiterals(signature.pattern) }];
    }),
  );
  const literals = signatures.map((one) => one.literals);
  return {
    signatures,
    codes: new Set(runbooks.map(({ code }) => code)),
    search: literals.includes(undefined) ? undefined : new LiteralSearch(literals.flatMap((texts) => texts ?? [])),
  };
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException) return undefined;
    throw error;
  }
}

/** Reads the signatures of a runbook from its front matter alone; undefined for a text that has none. */
export function readSignatures(text: string): RunbookSignatures | undefined {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) return undefined;
  // Mistakes in the front matter are reported on the runbook, by who reads it whole.
  const frontMatter = readFrontMatter({ text: match[1] ?? '', toFile: (offset) => offset, report: () => undefined });
  return frontMatter === null
    ? undefined
    : { code: frontMatter.code, title: frontMatter.title, signatures: frontMatter.signatures };
}

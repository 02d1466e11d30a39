import { compilePattern } from '../../../engine/pattern/pattern.ts';
import type { Promql } from './promql.ts';
import type { PromqlError } from './promqlError.ts';

/** The patterns of label matchers (`=~`, `!~`) that RE2 cannot read; a text with escapes is left to Prometheus. */
export function findPatternErrors({ tree, text }: Promql): readonly PromqlError[] {
  const errors: PromqlError[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'EqlRegex' && name !== 'NeqRegex') return;
      const literal = node.parent?.parent?.getChild('StringLiteral');
      if (literal === null || literal === undefined) return;
      const source = text.slice(literal.from + 1, literal.to - 1);
      if (text[literal.from] !== '`' && source.includes('\\')) return;
      const compiled = compilePattern(source);
      if (compiled.kind === 'pattern') return;
      const from = literal.from + 1;
      errors.push({
        from: from + compiled.start,
        to: from + compiled.end,
        message: `"${source}" is no RE2 pattern: ${compiled.message}`,
      });
    },
  });
  return errors;
}

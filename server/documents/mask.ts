/** Stands for one character of a template action inside a value; from a private use area, so that no text contains it. */
export const MASK = '\uE0F0';

export interface MaskedText {
  /** As long as the original: every offset and every line stays. */
  readonly text: string;
  /** True where any action was masked: what is absent from the text may come from the template. */
  readonly templated: boolean;
}

const ACTION = /\{\{-?(?:\s*\/\*[\s\S]*?\*\/\s*|(?:"(?:\\.|[^"\\\n])*"|`[^`]*`|(?!\}\})[\s\S])*?)-?\}\}/g;

/**
 * Hides Go template actions (`{{ … }}`, Helm) from the YAML parser without moving anything. An action that fills its
 * whole line becomes a blank line; one inside a value becomes {@link MASK} characters, so that the value stays there but
 * counts as unknown. An action that is still being typed (no `}}` on its line) is masked to the end of the line.
 */
export function maskTemplates(text: string): MaskedText {
  if (!text.includes('{{')) return { text, templated: false };
  const closed = text.replace(ACTION, (action, offset: number) => maskAction(text, action, offset));
  const masked = closed.replace(/\{\{[^\n\r]*/g, (open) => (isFlowMap(open) ? open : MASK.repeat(open.length)));
  return { text: masked, templated: masked !== text };
}

function maskAction(text: string, action: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const nextBreak = text.indexOf('\n', offset + action.length);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  const around = text.slice(lineStart, offset) + text.slice(offset + action.length, lineEnd);
  const alone = around.replace(/\{\{.*?\}\}/g, '').trim() === '';
  return action.replace(/[^\r\n]/g, alone ? ' ' : MASK);
}

/** `{{a: 1}: 2}` is YAML, if rare: a flow map whose key is a flow map; it closes with single braces. */
function isFlowMap(open: string): boolean {
  return /^\{\{[^{}]*\}[^}]/.test(open);
}

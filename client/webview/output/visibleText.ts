/**
 * Makes characters that would not be seen, or that would reorder what is seen, visible: control characters become
 * their pictures (U+2400 and on), bidirectional controls and zero-width characters their names. See Unicode UAX #9 and
 * the "Trojan Source" attack, CVE-2021-42574.
 */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this is for
const unseen = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

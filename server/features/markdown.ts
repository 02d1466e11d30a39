/** Text from a file as Markdown code: no character of it can end the code or become a link. */
export function code(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const oneLine = short.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...oneLine.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A blank keeps a backtick at the edge apart from the fence, and is not shown.
  return longest === 0 ? `${fence}${oneLine}${fence}` : `${fence} ${oneLine} ${fence}`;
}

const LONGEST = 120;

/** Text from a file as plain text in Markdown. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()<>#+\-.!|~]/g, '\\$&');
}

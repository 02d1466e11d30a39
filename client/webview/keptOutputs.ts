/** Which outputs were open or closed by hand when the page was last left; what is kept is ours, but may be of an older version. */
export function keptOutputs(kept: unknown): Readonly<Record<string, boolean>> {
  if (typeof kept !== 'object' || kept === null || !('outputs' in kept)) return {};
  const { outputs } = kept;
  if (typeof outputs !== 'object' || outputs === null) return {};
  return Object.fromEntries(
    Object.entries(outputs).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
  );
}

/** The id of a section's heading; prefixed, so that no text of a runbook names other elements. */
export function sectionId(slug: string): string {
  return `section-${slug}`;
}

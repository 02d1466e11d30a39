/** Whether a name is that of an error, as findings in logs have it, rather than a rule's. */
export function isErrorCode(name: string): boolean {
  return /^clw(?:-[a-z0-9]+)+$/.test(name);
}

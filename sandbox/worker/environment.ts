import { existsSync, readFileSync } from 'node:fs';

/** The variables in a file of `NAME=VALUE` lines, as systemd's `EnvironmentFile` reads it. */
export function readEnvironmentFile(file: string): Readonly<Record<string, string>> {
  if (!existsSync(file)) return {};
  const variables: Record<string, string> = {};
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) variables[name] = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  }
  return variables;
}

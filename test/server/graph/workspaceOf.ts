import assert from 'node:assert/strict';
import { readSourceFile } from '../../../server/documents/sourceFile.ts';
import type { Resource } from '../../../server/graph/resource.ts';
import { Workspace } from '../../../server/graph/workspace.ts';

/** A workspace made of these files, by name. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace();
  for (const [name, text] of Object.entries(files)) workspace.set(readSourceFile(`file:///w/${name}`, text));
  return workspace;
}

/** The one resource of a kind and name. */
export function only(workspace: Workspace, kind: string, name: string): Resource {
  const [resource, ...others] = workspace.named(kind, name);
  assert.ok(resource !== undefined && others.length === 0, `one ${kind} "${name}"`);
  return resource;
}

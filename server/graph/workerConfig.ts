import { asScalar, itemsOf, pairOf, textOf } from '../documents/access.ts';
import { relativeUri } from '../documents/uri.ts';
import type { RunningContainer } from './environment.ts';
import type { Resource } from './resource.ts';
import { sameNamespace, type Workspace } from './workspace.ts';

/** The worker configurations that a container reads: what its volumes show of ConfigMaps, or what Compose binds. */
export function configsOf(workspace: Workspace, resource: Resource, container: RunningContainer): readonly Resource[] {
  return container.kind === 'compose'
    ? boundConfigs(workspace, resource, container)
    : mountedConfigs(workspace, resource, container);
}

function mountedConfigs(workspace: Workspace, resource: Resource, container: RunningContainer): readonly Resource[] {
  const workload = workspace.graph.workload(resource);
  const mounts = workload?.containers.find(({ map }) => map === container.node)?.mounts ?? [];
  const names = mounts.flatMap(({ volume }) => {
    const shown = workload?.volumes.find(({ name }) => name !== undefined && name === textOf(volume));
    return textOf(shown?.configMap) ?? [];
  });
  return [...new Set(names)].flatMap((name) => {
    const configMap = workspace.findNamed('ConfigMap', name, workspace.namespaceOf(resource));
    return configMap === undefined ? [] : configsIn(workspace, configMap);
  });
}

/** The worker configurations that a ConfigMap holds. */
export function configsIn(workspace: Workspace, configMap: Resource): readonly Resource[] {
  return workspace
    .resourcesIn(configMap.document)
    .filter(({ kind, owner }) => kind === 'WorkerConfig' && owner === configMap);
}

function boundConfigs(workspace: Workspace, resource: Resource, container: RunningContainer): readonly Resource[] {
  return itemsOf(pairOf(container.node, 'volumes')?.value).flatMap((volume) => {
    const source = textOf(pairOf(volume, 'source')?.value) ?? textOf(asScalar(volume))?.split(':', 1)[0];
    if (source === undefined || !/^\.{0,2}\//.test(source)) return [];
    const uri = relativeUri(resource.document.uri, source);
    const file = uri === undefined ? undefined : workspace.file(uri);
    return (file?.documents ?? []).flatMap((document) =>
      workspace.resourcesIn(document).filter(({ kind }) => kind === 'WorkerConfig'),
    );
  });
}

/** The workloads that show a configuration to their pods; none for one that stands in a file of its own. */
export function workloadsUsing(workspace: Workspace, config: Resource): readonly Resource[] {
  const { owner } = config;
  if (owner?.name === undefined) return [];
  const namespace = workspace.namespaceOf(owner);
  const users = new Set<Resource>();
  for (const { from } of workspace.graph.referencesInto('ConfigMap', owner.name, namespace)) {
    const isUser = from.ours && sameNamespace(workspace.namespaceOf(from), namespace) !== 'different';
    if (isUser && workspace.graph.workload(from) !== undefined) users.add(from);
  }
  return [...users];
}

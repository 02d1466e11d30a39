import { readSourceFile } from '../documents/sourceFile.ts';
import { readLintConfig, withConfig } from '../lint/config.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../lint/settings.ts';
import { placedText, position } from '../report/describe.ts';
import { ruleIds } from '../rules/list.ts';
import type { IgnoreRules, LintIo } from './lintIo.ts';
import type { LintOptions } from './options.ts';

export type LoadedConfig =
  | {
      readonly kind: 'loaded';
      readonly settings: LintSettings;
      readonly ignore: IgnoreRules;
      /** The settings file, where there is one. */
      readonly uri: string | undefined;
      /** What the settings file says that has no effect. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'wrong'; readonly messages: readonly string[] };

/** The settings of a run: those of the settings file, with what the options say laid over them. */
export function loadConfig(io: LintIo, options: LintOptions): LoadedConfig {
  const path = options.config ?? io.findConfig();
  const text = path === undefined ? '' : io.readText(path);
  if (text === undefined) return wrong(`cannot read the settings in "${path}"`);
  const shown = path === undefined ? '' : io.displayPath(path);
  const [document] = readSourceFile('file:///.openclaw/lint.yaml', text).documents;
  const place = placedText(shown, text);
  const at = (offset: number): string => {
    const { line, column } = position(place, (document?.offset ?? 0) + offset);
    return `${shown}:${line}:${column}`;
  };
  if (document !== undefined && document.problems.length > 0) {
    return wrong(...document.problems.map(({ start, message }) => `${at(start)} is no YAML: ${message}`));
  }
  const { config, problems } = readLintConfig(document?.root, ruleIds);

  const root = io.rootOf(path);
  const ignorePath = options.ignorePath ?? io.ignoreFileIn(root);
  const ignoreText = io.readText(ignorePath);
  if (ignoreText === undefined && options.ignorePath !== undefined) return wrong(`cannot read "${ignorePath}"`);
  const settings = withConfig({ ...DEFAULT_SETTINGS, now: io.now }, config);
  const { kubernetesVersion } = options;
  return {
    kind: 'loaded',
    settings: kubernetesVersion === undefined ? settings : { ...settings, kubernetesVersion },
    ignore: { patterns: [...(config.ignore ?? []), ...(ignoreText ?? '').split(/\r?\n/)], root },
    uri: path === undefined ? undefined : io.toUri(path),
    notes: problems.map(({ at: node, message }) => `${at(node.start)} ${message}`),
  };
}

function wrong(...messages: readonly string[]): LoadedConfig {
  return { kind: 'wrong', messages };
}

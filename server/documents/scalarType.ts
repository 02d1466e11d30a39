import type { ScalarNode } from './node.ts';

const TAG_TYPES: Readonly<Record<string, ScalarNode['type']>> = {
  'tag:yaml.org,2002:int': 'int',
  'tag:yaml.org,2002:float': 'float',
  'tag:yaml.org,2002:bool': 'bool',
  'tag:yaml.org,2002:null': 'null',
};

/** The YAML 1.2 core schema's resolution of a scalar. */
export function scalarType(text: string, style: ScalarNode['style'], tag: string | undefined): ScalarNode['type'] {
  if (tag !== undefined && tag !== '!') return TAG_TYPES[tag] ?? 'string';
  if (style !== 'plain') return 'string';
  const first = text.charCodeAt(0);
  // Most plain scalars start with a letter that no number, boolean or null starts with.
  if (Number.isNaN(first)) return 'null';
  if (/^(?:null|Null|NULL|~)$/.test(text)) return 'null';
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return 'bool';
  if (!(first === 0x2b || first === 0x2d || first === 0x2e || (first >= 0x30 && first <= 0x39))) return 'string';
  if (/^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/.test(text)) return 'int';
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) return 'float';
  return /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(text) ? 'float' : 'string';
}

/** What an expression gives. */
export type PromqlType = 'scalar' | 'instant' | 'range' | 'string';

/** What a function takes and gives, as Prometheus declares it (promql/parser/functions.go). */
export interface Signature {
  readonly takes: readonly PromqlType[];
  /** How many of the last parameters may be left out. */
  readonly optional: number;
  /** The last parameter may be repeated. */
  readonly repeats: boolean;
  readonly gives: PromqlType;
}

const TYPES: Readonly<Record<string, PromqlType>> = { s: 'scalar', i: 'instant', r: 'range', t: 'string' };

/** By the letters of their parameters and result: scalar, instant vector, range vector, text. */
const TABLE: readonly (readonly [string, string])[] = [
  [
    'r>i',
    `absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate
    last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time
    stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time`,
  ],
  [
    'i>i',
    `abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count
    histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp`,
  ],
  ['i?>i', 'day_of_month day_of_week day_of_year days_in_month hour minute month year'],
  ['sr>i', 'quantile_over_time'],
  ['rs>i', 'predict_linear'],
  ['rss>i', 'double_exponential_smoothing'],
  ['iss>i', 'clamp'],
  ['is>i', 'clamp_max clamp_min'],
  ['is?>i', 'round'],
  ['si>i', 'histogram_quantile'],
  ['ssi>i', 'histogram_fraction'],
  ['ii?>i', 'info'],
  ['itttt>i', 'label_replace'],
  ['ittt*>i', 'label_join'],
  ['it*>i', 'sort_by_label sort_by_label_desc'],
  ['i>s', 'scalar'],
  ['s>i', 'vector'],
  ['>s', 'time pi'],
];

export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map(
  TABLE.flatMap(([form, names]) => names.split(/\s+/).map((name) => [name, signature(form)] as const)),
);

function signature(form: string): Signature {
  const [parameters = '', result = ''] = form.split('>');
  return {
    takes: [...parameters].flatMap((letter) => TYPES[letter] ?? []),
    optional: [...parameters].filter((letter) => letter === '?' || letter === '*').length,
    repeats: parameters.endsWith('*'),
    gives: TYPES[result] ?? 'instant',
  };
}

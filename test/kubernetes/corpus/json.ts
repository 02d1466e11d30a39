export type Json = string | number | boolean | null | readonly Json[] | JsonMap;

/** Undefined and false stand for "not this time" in a spread and never get into a map. */
export interface JsonMap {
  readonly [key: string]: Json;
}

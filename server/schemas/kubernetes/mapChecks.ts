import type { MapCheck } from '../check.ts';

/** What the API server checks between the fields of one object, by the object's type. */
export const MAP_CHECKS: Readonly<Record<string, MapCheck>> = {};

// What the API server checks beyond the structure that its OpenAPI document publishes, field by field. Sources: the
// validation packages of k8s.io/kubernetes (pkg/apis/*/validation) and k8s.io/apimachinery; each line is held to the
// real server's answer by `npm run test:kubernetes`. Formats are those of server/schemas/formats.ts.

/**
 * `Type.field`: `is` replaces the type, `required` makes it required. `Type.field[]`: `unique` refuses two items with the
 * same keys. `Type.field{}`: formats of a map's keys and values.
 */
export const CONSTRAINTS = {};

/** What the OpenAPI document calls required (`Type.field`) or an enum (`Type.field=`) and the server accepts otherwise. */
export const LENIENT = new Set([]);

/** Kubernetes' numbers with a unit, as k8s.io/apimachinery's resource.ParseQuantity reads them. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text.trim());
}

/** Its value as a number; undefined where it is no quantity. Exact enough to compare a request with a limit. */
export function quantityValue(text: string): number | undefined {
  const [, number, unit = ''] = QUANTITY.exec(text.trim()) ?? [];
  if (number === undefined) return undefined;
  const factor = UNITS[unit];
  return factor === undefined ? Number(`${number}${unit}`) : Number(number) * factor;
}

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Where `value` stands between `from` (0) and `to` (1), cut off outside; the two may run downwards. NaN gives 0. */
export function ramp(value: number, from: number, to: number): number {
  const share = (value - from) / (to - from);
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}

/** The same on a logarithmic scale, for ratios: all three are positive. A value of 0 stands below everything. */
export function logRamp(value: number, from: number, to: number): number {
  return ramp(Math.log(Math.max(value, Number.MIN_VALUE)), Math.log(from), Math.log(to));
}

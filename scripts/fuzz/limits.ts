/** A case that takes more processor seconds than this hangs; wall-clock seconds say little on a machine that others use. */
export const MOST_CPU_SECONDS = 5;

/** A case that waits for longer than this, for whatever it waits, hangs as well. */
export const MOST_WALL_SECONDS = 60;

const MIB = 1024 ** 2;

/** MiB of the JavaScript heap: 256 beside what the program and the fixtures take themselves (about 120). */
export const MOST_HEAP_MIB = 256 + 120;

/** Bytes of typed arrays and buffers that reading may hold: 256 MiB, or 20 times the input. */
export function mostBuffers(inputBytes: number): number {
  return Math.max(256 * MIB, 20 * inputBytes);
}

/** Bytes by which the whole process may grow: heap and buffers, once more for what waits to be collected. */
export function mostGrowth(inputBytes: number): number {
  return 2 * (256 * MIB + mostBuffers(inputBytes));
}

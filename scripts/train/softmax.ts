/** Softmax of logits, shifted by their largest. */
export function softmax(logits: Float64Array): Float64Array {
  const top = Math.max(...logits);
  const raised = logits.map((value) => Math.exp(value - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}

/** Logarithm of the sum of the exponentials of logits. */
export function logSumExp(logits: Float64Array): number {
  const top = Math.max(...logits);
  return top + Math.log(logits.reduce((sum, value) => sum + Math.exp(value - top), 0));
}

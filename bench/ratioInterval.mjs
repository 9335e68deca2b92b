/** Two-sided 97.5 % points of Student's t by degrees of freedom, from 1; beyond the table the normal one. */
const T_POINTS = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
const NORMAL_POINT = 1.96;

/**
 * The ratio of paired positive measurements with its 95 % interval: the mean of the logarithms of the pairs' ratios and
 * Student's t over the pairs, taken back to a ratio. Each pair was measured side by side, so that what slowed both drops
 * out. Throws for fewer than two pairs or lists of unequal length.
 */
export function ratioInterval(over, under) {
  const pairs = over.length;
  if (pairs < 2 || pairs !== under.length) throw new Error('A ratio needs two or more pairs.');
  const logs = over.map((value, k) => Math.log(value / under[k]));
  const mean = logs.reduce((sum, value) => sum + value, 0) / pairs;
  const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (pairs - 1);
  const reach = (T_POINTS[pairs - 2] ?? NORMAL_POINT) * Math.sqrt(variance / pairs);
  return { pairs, ratio: Math.exp(mean), low: Math.exp(mean - reach), high: Math.exp(mean + reach) };
}

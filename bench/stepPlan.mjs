/** How much one round measures. `quick` is for trying the bench, not for its figures. */
export const EFFORTS = {
  full: { budgetMs: 2400, epochs: 3 },
  quick: { budgetMs: 600, epochs: 2 },
};

/** More steps an epoch tell nothing new, and their windows fill the memory. */
const MOST_STEPS = 200;

/**
 * How many steps and epochs a round measures of an engine that takes about `msPerStep`: about the effort's budget, whole
 * epochs of at least one step. An engine too slow for one step in each epoch gets fewer epochs, at least one.
 */
export function planSteps(msPerStep, { budgetMs, epochs }) {
  const stepsPerEpoch = Math.round(budgetMs / epochs / msPerStep);
  if (stepsPerEpoch >= 1) return { stepsPerEpoch: Math.min(MOST_STEPS, stepsPerEpoch), measuredEpochs: epochs };
  return { stepsPerEpoch: 1, measuredEpochs: Math.max(1, Math.floor(budgetMs / msPerStep)) };
}

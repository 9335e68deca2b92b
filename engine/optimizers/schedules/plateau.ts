import { epochsParam } from '../defineOptimizer';
import { defineSchedule, FACTOR_PARAM } from './defineSchedule';

/** How often the loss did not get better by more than `minDelta` for `patience` epochs in a row. */
function plateaus(losses: readonly number[], patience: number, minDelta: number): number {
  let best = Number.POSITIVE_INFINITY;
  let waited = 0;
  let count = 0;
  for (const loss of losses) {
    if (loss < best - minDelta) {
      best = loss;
      waited = 0;
    } else if (++waited >= patience) {
      waited = 0;
      count++;
    }
  }
  return count;
}

/** The learning rate falls by a factor each time the validation loss has not become better for some epochs, as in Keras. */
export const plateau = defineSchedule({
  id: 'plateau',
  formula: ['η_t = η·γ^(plateaus so far)'],
  params: { plateauPatience: epochsParam(3, 1), plateauFactor: FACTOR_PARAM },
  share: ({ plateauPatience, plateauFactor, minDelta }, { losses }) =>
    plateauFactor ** plateaus(losses, plateauPatience, minDelta),
  python: ({ plateauPatience, plateauFactor, minDelta }) => ({
    constants: [`PLATEAU_PATIENCE = ${plateauPatience}`, `PLATEAU_FACTOR = ${plateauFactor}`],
    functions: `def plateaus(losses: list[float]) -> int:
    """How often the loss did not get better for PLATEAU_PATIENCE epochs in a row."""
    best, waited, count = math.inf, 0, 0
    for loss in losses:
        if loss < best${minDelta > 0 ? ` - ${minDelta}` : ''}:
            best, waited = loss, 0
        else:
            waited += 1
        if waited >= PLATEAU_PATIENCE:
            waited, count = 0, count + 1
    return count`,
    share: 'PLATEAU_FACTOR ** plateaus(losses)',
  }),
  typescript: ({ plateauPatience, plateauFactor, minDelta }) => ({
    constants: [`const PLATEAU_PATIENCE = ${plateauPatience};`, `const PLATEAU_FACTOR = ${plateauFactor};`],
    functions: `/** How often the loss did not get better for PLATEAU_PATIENCE epochs in a row. */
function plateaus(losses: readonly number[]): number {
  let best = Number.POSITIVE_INFINITY;
  let waited = 0;
  let count = 0;
  for (const loss of losses) {
    if (loss < best${minDelta > 0 ? ` - ${minDelta}` : ''}) {
      best = loss;
      waited = 0;
    } else if (++waited >= PLATEAU_PATIENCE) {
      waited = 0;
      count++;
    }
  }
  return count;
}`,
    share: 'PLATEAU_FACTOR ** plateaus(losses)',
  }),
});

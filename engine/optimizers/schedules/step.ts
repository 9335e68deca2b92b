import { epochsParam } from '../defineOptimizer';
import { defineSchedule, FACTOR_PARAM } from './defineSchedule';

/** The learning rate falls by a factor every few epochs. */
export const step = defineSchedule({
  id: 'step',
  formula: ['η_t = η·γ^⌊t / (k·n)⌋'],
  params: { stepEpochs: epochsParam(10, 1), stepFactor: FACTOR_PARAM },
  share: ({ stepEpochs, stepFactor }, place) =>
    stepFactor ** Math.floor(place.step / (stepEpochs * place.stepsPerEpoch)),
  python: ({ stepEpochs, stepFactor }) => ({
    constants: [`STEP_EPOCHS = ${stepEpochs}`, `STEP_FACTOR = ${stepFactor}`],
    share: 'STEP_FACTOR ** (step // (STEP_EPOCHS * steps_per_epoch))',
  }),
  typescript: ({ stepEpochs, stepFactor }) => ({
    constants: [`const STEP_EPOCHS = ${stepEpochs};`, `const STEP_FACTOR = ${stepFactor};`],
    share: 'STEP_FACTOR ** Math.floor(step / (STEP_EPOCHS * stepsPerEpoch))',
  }),
});

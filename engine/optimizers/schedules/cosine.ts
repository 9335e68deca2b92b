import { defineSchedule } from './defineSchedule';

/** The learning rate falls along half a cosine, from the first step to the last. */
export const cosine = defineSchedule({
  id: 'cosine',
  formula: ['η_t = η·(α + (1 − α)·(1 + cos(π·t / T)) / 2)'],
  reference: 'Loshchilov and Hutter 2017, without restarts.',
  params: { cosineFloor: { kind: 'number', default: 0, min: 0, max: 1, step: 0.01 } },
  share: ({ cosineFloor }, { step, steps }) =>
    cosineFloor + ((1 - cosineFloor) * (1 + Math.cos((Math.PI * step) / steps))) / 2,
  python: ({ cosineFloor }) => ({
    constants: [`FLOOR = ${cosineFloor}`],
    share: 'FLOOR + (1 - FLOOR) * (1 + math.cos(math.pi * step / steps)) / 2',
  }),
  typescript: ({ cosineFloor }) => ({
    constants: [`const COSINE_FLOOR = ${cosineFloor};`],
    share: 'COSINE_FLOOR + ((1 - COSINE_FLOOR) * (1 + Math.cos((Math.PI * step) / steps))) / 2',
  }),
});

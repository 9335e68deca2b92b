import { defineSchedule } from './defineSchedule';

/** The same learning rate at every step. */
export const constant = defineSchedule({
  id: 'constant',
  formula: ['η_t = η'],
  params: {},
  share: () => 1,
  python: () => ({ constants: [], share: '1.0' }),
  typescript: () => ({ constants: [], share: '1' }),
});

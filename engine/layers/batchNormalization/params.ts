import { advancedSwitch, type ParamSchemas, type ParamsOf } from '../../graph/paramSchema';
import { EPSILON_PARAM } from '../define/sharedParams';

export const PARAMS = {
  momentum: {
    kind: 'number',
    default: 0.99,
    min: 0,
    max: 0.9999,
    step: 0.01,
  },
  epsilon: EPSILON_PARAM,
  center: advancedSwitch(true),
  scale: advancedSwitch(true),
} as const satisfies ParamSchemas;

export type BatchNormalizationParams = ParamsOf<typeof PARAMS>;

// What e2e/python/writeCases.mjs writes; scripts/testPython.mjs bundles it.
export { EXCHANGE_CASES } from './exchangeCases';
export { EXCHANGE_LAYER_CASES } from './exchangeLayerCases';
export { randomExchangeCase } from './randomGraph';
export { metricFacts } from './metricCases';
export { SEQUENCE_CASES } from './sequenceCases';
export { TRAINING_CASES, writeTrainingCase } from './trainingCases';
export { writeExchangeCase, writeSequenceCase } from './writeExchangeCase';

import type { TaskPrograms } from '../../taskExports';
import type { PreparedForecasts } from '../prepareForecasts';
import { planForecasting } from './forecastingPlan';
import dataPy from './python/data.py?raw';
import evaluatePy from './python/evaluate.py?raw';
import predictPy from './python/predict.py?raw';
import dataTs from './typescript/data.ts?raw';
import evaluateTs from './typescript/evaluate.ts?raw';
import evaluationTs from './typescript/evaluation.ts?raw';
import forecastTs from './typescript/forecast.ts?raw';
import predictTs from './typescript/predict.ts?raw';
import recipeTs from './typescript/recipe.ts?raw';
import tableTs from './typescript/table.ts?raw';

/** The exported programs of forecasting. */
export const forecastingPrograms: TaskPrograms<PreparedForecasts> = {
  files: {
    typescript: {
      'data.ts': dataTs,
      'evaluate.ts': evaluateTs,
      'evaluation.ts': evaluationTs,
      'forecast.ts': forecastTs,
      'predict.ts': predictTs,
      'recipe.ts': recipeTs,
      'table.ts': tableTs,
    },
    python: { 'data.py': dataPy, 'evaluate.py': evaluatePy, 'predict.py': predictPy },
  },
  timeColumn: ({ data }) => data.recipe.time,
  plan: ({ data }, facts) => planForecasting(data, facts),
};

import type { TaskPrograms } from '../../taskExports';
import type { PreparedForecasts } from '../prepareForecasts';
import { planForecasting } from './forecastingPlan';
import dataPy from './python/data.py?raw';
import evaluatePy from './python/evaluate.py?raw';
import predictPy from './python/predict.py?raw';
import answersTs from './typescript/answers.ts?raw';
import dataTs from './typescript/data.ts?raw';
import dataRecipeTs from './typescript/dataRecipe.ts?raw';
import evaluationTs from './typescript/evaluation.ts?raw';

/** The exported programs of forecasting. */
export const forecastingPrograms: TaskPrograms<PreparedForecasts> = {
  files: {
    typescript: {
      'answers.ts': answersTs,
      'data.ts': dataTs,
      'dataRecipe.ts': dataRecipeTs,
      'evaluation.ts': evaluationTs,
    },
    python: { 'data.py': dataPy, 'evaluate.py': evaluatePy, 'predict.py': predictPy },
  },
  timeColumn: ({ data }) => data.recipe.time,
  plan: ({ data }, facts) => planForecasting(data, facts),
};

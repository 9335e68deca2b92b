import { findColumn } from '../../../tables/table';
import type { TaskPrograms } from '../../taskExports';
import type { PreparedSequences } from '../prepareSequences';
import dataPy from './python/data.py?raw';
import evaluatePy from './python/evaluate.py?raw';
import predictPy from './python/predict.py?raw';
import { planSequences } from './sequencePlan';
import answersTs from './typescript/answers.ts?raw';
import dataTs from './typescript/data.ts?raw';
import dataRecipeTs from './typescript/dataRecipe.ts?raw';
import evaluationTs from './typescript/evaluation.ts?raw';

/** The exported programs of sequence classification. */
export const sequencePrograms: TaskPrograms<PreparedSequences> = {
  files: {
    typescript: {
      'answers.ts': answersTs,
      'data.ts': dataTs,
      'dataRecipe.ts': dataRecipeTs,
      'evaluation.ts': evaluationTs,
    },
    python: { 'data.py': dataPy, 'evaluate.py': evaluatePy, 'predict.py': predictPy },
  },
  timeColumn: ({ data: { recipe } }, table) =>
    recipe.order !== null && findColumn(table, recipe.order)?.kind === 'time' ? recipe.order : null,
  plan: ({ data }, facts) => planSequences(data, facts),
};

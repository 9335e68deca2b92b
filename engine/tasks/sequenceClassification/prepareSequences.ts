import type { Table } from '../../tables/table';
import type { PreparedTask, PrepareOptions, PrepareResult } from '../task';
import { classTable } from './classTable';
import { classProbabilities, classRows, mostProbableClasses } from './decodeClasses';
import { guardSequences } from './guardSequences';
import { prepareRecordings, type PreparedRecordings } from './prepareRecordings';
import type { SequenceRecipe } from './recipe';
import { answersTo, questionsAbout } from './questions';
import { reportSequences } from './reportSequences';
import { sequenceBaselines } from './sequenceBaselines';
import { sequenceSource } from './sequenceSource';

/** A table whose samples, or steps, are ready to be told into classes. */
export interface PreparedSequences extends PreparedTask {
  readonly data: PreparedRecordings;
}

/** Prepares a table of recordings by its recipe, as `prepareRecordings` does. */
export function prepareSequences(
  table: Table,
  recipe: SequenceRecipe,
  options: PrepareOptions = {},
): PrepareResult<PreparedSequences> {
  const { prepared: data, problems: found } = prepareRecordings(table, recipe, options);
  if (!data) return { prepared: null, problems: found };
  // New data are not judged by.
  const { leaks, problems: guarded } = options.parts === 'whole' ? { leaks: [], problems: [] } : guardSequences(data);
  const problems = [...found, ...guarded];
  const { layout, fitted } = data;
  const baselines = sequenceBaselines(data);
  const prepared: PreparedSequences = {
    data,
    source: sequenceSource(data),
    fitted,
    scored: (part) => layout.ids[part],
    evaluate: (part, ids, outputs) => {
      const questions = questionsAbout(data, ids, 'labeled');
      const targets = outputs.map((output) => {
        const probabilities = classProbabilities(data, questions, output, ids.length);
        const values = mostProbableClasses(probabilities, layout.classes.length);
        return reportSequences(data, baselines, questions, { values, probabilities, leaks });
      });
      return { part, targets };
    },
    all: () => Uint32Array.from(layout.samples, (_, id) => id),
    predict: (ids, outputs) => classTable(layout.classes, classRows(data, ids, outputs)),
    inFull: (ids, outputs) => {
      const questions = questionsAbout(data, ids, 'all');
      return outputs.map((output) => ({
        column: output.columns[0] ?? '',
        kind: 'probabilities',
        ...answersTo(questions, output, data, ids.length),
        known: new Float64Array(questions.ids.length),
        spread: 1,
      }));
    },
  };
  return { prepared, problems };
}

import type { Table } from '../../tables/table';
import type { PreparedTask, PrepareOptions, PrepareResult } from '../task';
import { classTable } from './classTable';
import { classProbabilities, classRows, mostProbableClasses } from './decodeClasses';
import { prepareRecordings, type PreparedRecordings } from './prepareRecordings';
import type { SequenceRecipe } from './recipe';
import { reportSequences } from './reportSequences';
import { sequenceBaselines } from './sequenceBaselines';
import { sequenceSource } from './sequenceSource';

/** A table ready to be told into classes. */
export interface PreparedSequences extends PreparedTask {
  readonly data: PreparedRecordings;
}

/** Prepares a table of recordings by its recipe, as `prepareRecordings` does. */
export function prepareSequences(
  table: Table,
  recipe: SequenceRecipe,
  options: PrepareOptions = {},
): PrepareResult<PreparedSequences> {
  const { prepared: data, problems } = prepareRecordings(table, recipe, options);
  if (!data) return { prepared: null, problems };
  const { layout, fitted } = data;
  const classCount = layout.classes.length;
  const baselines = sequenceBaselines(data);
  const prepared: PreparedSequences = {
    data,
    source: sequenceSource(data),
    fitted,
    scored: (part) => layout.ids[part],
    evaluate: (part, ids, outputs) => ({
      part,
      targets: outputs.map((output) => {
        const probabilities = classProbabilities(output, ids.length, classCount);
        return reportSequences(data, baselines, ids, mostProbableClasses(probabilities, classCount));
      }),
    }),
    all: () => Uint32Array.from(layout.samples, (_, id) => id),
    predict: (ids, outputs) => classTable(layout.classes, classRows(data, ids, outputs)),
    inFull: (ids, outputs) =>
      outputs.map(({ columns, values }) => ({
        column: columns[0] ?? '',
        kind: 'probabilities',
        values: Float64Array.from(values),
        width: values.length / Math.max(1, ids.length),
        known: new Float64Array(ids.length),
        spread: 1,
      })),
  };
  return { prepared, problems };
}

import type { FieldTable } from '../../text/csvText';
import type { ClassRow } from './decodeClasses';

/**
 * What a model says of recordings as a table: the recording and the last step that the model saw, the most probable class,
 * what the table itself says (empty where it does not), and how probable each class is.
 */
export function classTable(classes: readonly string[], rows: readonly ClassRow[]): FieldTable {
  const head = ['recording', 'step', 'predicted', 'actual', ...classes.map((name) => `p(${name})`)];
  return [
    head,
    ...rows.map(({ recording, step, predicted, actual, probabilities }) => [
      ...[recording, step, predicted, actual ?? ''],
      ...probabilities,
    ]),
  ];
}

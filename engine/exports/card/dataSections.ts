import { tableAsset } from '../../project/project';
import { type Column, findColumn } from '../../tables/table';
import { findTask } from '../../tasks';
import { ENGLISH } from '../../text/english';
import type { Block } from '../../reports/writeReport';
import { type Fact, facts, text } from '../../reports/blocks';
import type { CardSection } from './cardDocument';
import type { CardSource } from './cardSource';
import { amount } from '../../text/amount';

const { numbers } = ENGLISH;

const SCALING = {
  standard: 'To mean 0 and standard deviation 1, with figures of the training part only.',
  minMax: 'To 0…1, with the least and the largest value of the training part only.',
  none: 'None: the model sees the values as they are.',
} as const;

/** What the data is: its file, what is in it, and its columns. */
export function dataSection(source: CardSource): CardSection {
  const { project, table, hasStandIns, task } = source;
  const asset = tableAsset(project);
  const hash = asset?.sha256 ?? null;
  if (!table) {
    const why =
      asset === undefined
        ? hasStandIns
          ? 'Which data the model was made for is not known: it came from elsewhere and has had none here. Names of columns and classes on this card only stand in for the real ones.'
          : 'No data was chosen yet.'
        : `The data, ${asset.name}, was not at hand when this card was written.`;
    return { title: 'Data', blocks: [text(why), facts(['SHA-256', hash])] };
  }
  const file: readonly Fact[] = [
    ['File', table.fileName],
    ['SHA-256', hash],
    ['Rows', numbers.count(table.rowCount)],
  ];
  return { title: 'Data', blocks: [facts(...file, ...(task?.facts(source) ?? [])), columnTable(source)] };
}

function columnTable({ project, recipe, table, task }: CardSource): Block {
  const columns = [...new Set(findTask(project.task.id).columns(recipe))].flatMap((name) => {
    const column = table ? findColumn(table, name) : undefined;
    return column ? [{ column, ...(task?.column(recipe, name, column.kind) ?? { role: '' }) }] : [];
  });
  const transforms = columns.some(({ transform }) => transform !== undefined);
  const rows = columns.map(({ column, role, unit, transform = '–' }) => {
    const missing = numbers.count(missingIn(column));
    return [column.name, role, unit ?? column.kind, ...(transforms ? [transform] : []), missing];
  });
  const head = ['Column', 'Role', 'Kind or unit', ...(transforms ? ['Transform'] : []), 'Empty cells'];
  return { kind: 'table', head, rows, numeric: [head.length - 1] };
}

function missingIn(column: Column): number {
  const isMissing = column.kind === 'category' ? (value: number) => value < 0 : Number.isNaN;
  const values: ArrayLike<number> = column.kind === 'category' ? column.codes : column.values;
  return Array.from(values).filter((value) => isMissing(value)).length;
}

/** Which samples train the model, which choose its best state, and which judge it. */
export function splitSection(source: CardSource): CardSection | null {
  const blocks = source.prepared ? (source.task?.split(source) ?? []) : [];
  return blocks.length === 0 ? null : { title: 'Split', blocks };
}

/** What is done to rows before the model sees them. */
export function preprocessingSection(source: CardSource): CardSection {
  const { project, recipe, trained, prepared, signature, hasStandIns, task } = source;
  if (hasStandIns) {
    const steps = signature?.inputs[0]?.shape[0] ?? null;
    const window = facts(['Window', steps === null ? null : amount(steps, 'timestep')]);
    return { title: 'Preprocessing', blocks: [text('How its rows are to be prepared is not known.'), window] };
  }
  const fitted = trained ?? prepared?.fitted;
  const scaling = findTask(project.task.id).exported?.scaling(recipe) ?? null;
  const scalers = fitted && scaling !== 'none' ? Object.entries(fitted.scalers) : [];
  const vocabularies = Object.entries(fitted?.vocabularies ?? {});
  return {
    title: 'Preprocessing',
    blocks: [
      facts(
        ...(task?.preparation(source) ?? []),
        ['Scaling', scaling && SCALING[scaling]],
        ['Texts', vocabularies.map(([name, words]) => `${name}: ${amount(words.length, 'text')} known`).join('; ')],
      ),
      ...(scalers.length === 0 ? [] : [scalerTable(scalers)]),
    ],
  };
}

function scalerTable(
  scalers: readonly (readonly [string, { readonly offset: number; readonly scale: number }])[],
): Block {
  const rows = scalers.map(([name, { offset, scale }]) => [name, String(offset), String(scale)]);
  return { kind: 'table', head: ['Column', 'Offset', 'Scale'], rows, numeric: [1, 2] };
}

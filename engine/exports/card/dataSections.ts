import { tableAsset } from '../../project/project';
import { emptyCells, findColumn } from '../../tables/table';
import { findTask } from '../../tasks';
import type { Block } from '../../reports/writeReport';
import { facts, text } from '../../reports/blocks';
import type { FittedScaler } from '../../tasks/scaler';
import type { Writer } from '../../text/writer';
import type { CardSection } from './cardDocument';
import type { CardSource } from './cardSource';

/** What the data is: its file, what is in it, and its columns. */
export function dataSection(source: CardSource): CardSection {
  const { project, table, hasStandIns, task, writer } = source;
  const { t, numbers } = writer;
  const asset = tableAsset(project);
  const title = t('card.data');
  const hash = ['SHA-256', asset?.sha256 ?? null] as const;
  if (!table) {
    const why = t(hasStandIns ? 'card.data.unknown' : 'card.data.none');
    return { title, blocks: [text(asset ? t('card.data.missing', { file: asset.name }) : why), facts(hash)] };
  }
  const file = facts(
    [t('card.file'), table.fileName],
    hash,
    [t('panel.data.rows'), numbers.count(table.rowCount)],
    ...(task?.facts(source) ?? []),
  );
  return { title, blocks: [file, columnTable(source)] };
}

function columnTable(source: CardSource): Block {
  const { project, recipe, table, task } = source;
  const { t, numbers } = source.writer;
  const columns = [...new Set(findTask(project.task.id).columns(recipe))].flatMap((name) => {
    const column = table ? findColumn(table, name) : undefined;
    return column ? [{ column, ...(task?.column(source, name, column.kind) ?? { role: '' }) }] : [];
  });
  const transforms = columns.some(({ transform }) => transform !== undefined);
  const rows = columns.map(({ column, role, unit, transform = '–' }) => {
    const missing = numbers.count(emptyCells(column));
    return [column.name, role, unit ?? t(`card.kind.${column.kind}`), ...(transforms ? [transform] : []), missing];
  });
  const head = [
    ...[t('panel.data.column'), t('panel.sequences.role'), t('card.kind')],
    ...(transforms ? [t('panel.data.transform')] : []),
    t('card.emptyCells'),
  ];
  return { kind: 'table', head, rows, numeric: [head.length - 1] };
}

/** Which samples train the model, which choose its best state, and which judge it. */
export function splitSection(source: CardSource): CardSection | null {
  const blocks = source.prepared ? (source.task?.split(source) ?? []) : [];
  return blocks.length === 0 ? null : { title: source.writer.t('card.split'), blocks };
}

/** What is done to rows before the model sees them. */
export function preprocessingSection(source: CardSource): CardSection {
  const { project, recipe, trained, prepared, signature, hasStandIns, task, writer } = source;
  const { t } = writer;
  const title = t('card.preprocessing');
  if (hasStandIns) {
    const steps = signature?.inputs[0]?.shape[0] ?? null;
    const window = facts([t('card.window'), steps === null ? null : t('steps.step', { count: steps })]);
    return { title, blocks: [text(t('card.preprocessing.unknown')), window] };
  }
  const fitted = trained ?? prepared?.fitted;
  const scaling = findTask(project.task.id).exported?.scaling(recipe) ?? 'none';
  const scalers = fitted && scaling !== 'none' ? Object.entries(fitted.scalers) : [];
  const texts = Object.entries(fitted?.vocabularies ?? {}).map(([column, words]) =>
    t('card.texts.known', { column, count: words.length, text: writer.numbers.count(words.length) }),
  );
  const how = t(`panel.data.scaling.${scaling}`);
  return {
    title,
    blocks: [
      facts(
        ...(task?.preparation(source) ?? []),
        [t('panel.data.scaling'), scaling === 'none' ? how : t('card.scaled', { scaling: how })],
        [t('card.texts'), texts.join(t('list.separator'))],
      ),
      ...(scalers.length === 0 ? [] : [scalerTable(scalers, writer)]),
    ],
  };
}

function scalerTable(scalers: readonly (readonly [string, FittedScaler])[], { t }: Writer): Block {
  const rows = scalers.map(([name, { offset, scale }]) => [name, String(offset), String(scale)]);
  return { kind: 'table', head: [t('panel.data.column'), t('card.offset'), t('card.scale')], rows, numeric: [1, 2] };
}

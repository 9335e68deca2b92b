import { useMemo } from 'react';
import type { Column, DataRecipe, Table, Transform } from '#engine';
import { dateWords, momentWords } from '../charts/timeAxis';
import { formatCount, formatFigure } from '../i18n/formatNumber';
import { useTexts } from '../i18n/texts';
import { sealChange } from '../state/documentStore';
import { setRecipe } from '../state/editProject';
import styles from './ColumnTable.module.css';
import { columnFacts } from './columnFacts';
import { toggleFeature, toggleTarget, toggleTime, withTransform, withUnit } from './editRecipe';
import { Sparkline } from './Sparkline';
import { inOrder, timeOrder } from './timeOrder';

interface ColumnTableProps {
  readonly table: Table;
  readonly recipe: DataRecipe;
}

const TRANSFORMS: readonly Transform[] = ['none', 'difference', 'logReturn'];

/** The file's columns: what they hold, what the model does with them, and how they are prepared. */
export function ColumnTable({ table, recipe }: ColumnTableProps) {
  const { t } = useTexts();
  const order = useMemo(() => timeOrder(table, recipe.time), [table, recipe.time]);
  const hasTime = table.columns.some((column) => column.kind === 'time');
  return (
    <table className={styles.table} data-testid="column-table">
      <caption className="visuallyHidden">{t('panel.data.columns')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('panel.data.column')}</th>
          <th scope="col">{t('panel.data.course')}</th>
          {hasTime && <th scope="col">{t('panel.data.time')}</th>}
          <th scope="col">{t('panel.data.feature')}</th>
          <th scope="col">{t('panel.data.target')}</th>
          <th scope="col">{t('panel.data.transform')}</th>
          <th scope="col">{t('panel.data.unit')}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map((column) => (
          <ColumnRow key={column.name} table={table} column={column} recipe={recipe} order={order} hasTime={hasTime} />
        ))}
      </tbody>
    </table>
  );
}

interface ColumnRowProps extends ColumnTableProps {
  readonly column: Column;
  readonly order: Uint32Array | null;
  readonly hasTime: boolean;
}

function ColumnRow({ table, column, recipe, order, hasTime }: ColumnRowProps) {
  const { t } = useTexts();
  const { name, kind } = column;
  const isTime = kind === 'time';
  return (
    <tr data-testid={`column-${name}`}>
      <th scope="row">
        <span className={styles.name} title={name}>
          {name}
        </span>
        <ColumnKind column={column} />
      </th>
      <td>
        <Course column={column} order={order} split={recipe.split} />
      </td>
      {hasTime && (
        <td>
          {isTime && (
            <input
              type="checkbox"
              aria-label={t('panel.data.timeOf', { column: name })}
              checked={recipe.time === name}
              onChange={() => setRecipe(toggleTime(recipe, name))}
            />
          )}
        </td>
      )}
      <td>
        {!isTime && (
          <input
            type="checkbox"
            aria-label={t('panel.data.featureOf', { column: name })}
            checked={recipe.features.includes(name)}
            data-testid={`feature-${name}`}
            onChange={() => setRecipe(toggleFeature(table, recipe, name))}
          />
        )}
      </td>
      <td>
        {!isTime && (
          <input
            type="checkbox"
            aria-label={t('panel.data.targetOf', { column: name })}
            checked={recipe.targets.includes(name)}
            data-testid={`target-${name}`}
            onChange={() => setRecipe(toggleTarget(table, recipe, name))}
          />
        )}
      </td>
      <td>
        {kind === 'number' && (
          <select
            aria-label={t('panel.data.transformOf', { column: name })}
            value={recipe.transforms[name] ?? 'none'}
            data-testid={`transform-${name}`}
            onChange={(event) => setRecipe(withTransform(recipe, name, event.target.value as Transform))}
          >
            {TRANSFORMS.map((transform) => (
              <option key={transform} value={transform}>
                {t(`panel.data.transform.${transform}`)}
              </option>
            ))}
          </select>
        )}
      </td>
      <td>
        {kind === 'number' && (
          <input
            className={styles.unit}
            aria-label={t('panel.data.unitOf', { column: name })}
            value={recipe.units[name] ?? ''}
            placeholder="–"
            onChange={(event) => setRecipe(withUnit(recipe, name, event.target.value), `unit ${name}`)}
            onBlur={sealChange}
          />
        )}
      </td>
    </tr>
  );
}

function ColumnKind({ column }: { readonly column: Column }) {
  const { t } = useTexts();
  const { missing, categories } = useMemo(() => columnFacts(column), [column]);
  const what =
    column.kind === 'category'
      ? t('panel.data.kind.category', { count: categories, text: formatCount(categories) })
      : t(`panel.data.kind.${column.kind}`);
  return (
    <small>
      {what}
      {missing > 0 && <em> · {t('panel.data.missing', { count: missing, text: formatCount(missing) })}</em>}
    </small>
  );
}

/** A number column's line and range, or the first and last moment of a time column. */
function Course({
  column,
  order,
  split,
}: {
  readonly column: Column;
  readonly order: Uint32Array | null;
  readonly split: DataRecipe['split'];
}) {
  const { language } = useTexts();
  const { range } = useMemo(() => columnFacts(column), [column]);
  const values = useMemo(() => (column.kind === 'number' ? inOrder(column.values, order) : null), [column, order]);
  if (!range || column.kind === 'category') return null;
  if (column.kind === 'time') {
    const words = column.datesOnly ? dateWords : momentWords;
    return (
      <span className={styles.range}>
        {words(range[0], language)} – {words(range[1], language)}
      </span>
    );
  }
  return (
    <span className={styles.course}>
      {values && <Sparkline values={values} split={split} />}
      <span className={styles.range}>
        {formatFigure(range[0])} … {formatFigure(range[1])}
      </span>
    </span>
  );
}

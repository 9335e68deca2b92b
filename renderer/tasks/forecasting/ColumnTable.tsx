import { useMemo } from 'react';
import {
  type Column,
  type DataRecipe,
  inOrder,
  isCounter,
  type NumberColumn,
  rowOrder,
  type TimeColumn,
  type Transform,
  transformOf,
  unitOf,
} from '#engine';
import { useTexts } from '../../i18n/texts';
import { sealChange } from '../../state/documentStore';
import { setRecipe } from '../../state/editProject';
import { columnFacts } from '../../recipes/columnFacts';
import { ColumnHead } from '../../recipes/ColumnHead';
import styles from '../../recipes/ColumnTable.module.css';
import type { RecipeProps } from '../taskView';
import { toggleRole, toggleTime, withTransform, withUnit } from './editRecipe';
import { Sparkline } from './Sparkline';

const TRANSFORMS: readonly Transform[] = ['none', 'difference', 'logReturn'];

/** The file's columns: what they hold, what the model does with them, and how they are prepared. */
export function ColumnTable({ table, recipe }: RecipeProps<DataRecipe>) {
  const { t } = useTexts();
  const { order } = useMemo(() => rowOrder(table, recipe.time, recipe.series), [table, recipe.time, recipe.series]);
  return (
    <table className={styles.table} data-testid="column-table">
      <caption className="visuallyHidden">{t('panel.data.columns')}</caption>
      <colgroup>
        <col />
        <col className={styles.courseWidth} />
        <col className={styles.roleWidth} />
        <col className={styles.roleWidth} />
        <col className={styles.transformWidth} />
        <col className={styles.unitWidth} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('panel.data.column')}</th>
          <th scope="col">{t('panel.data.course')}</th>
          <th scope="col">{t('panel.data.feature')}</th>
          <th scope="col">{t('panel.data.target')}</th>
          <th scope="col">{t('panel.data.transform')}</th>
          <th scope="col">{t('panel.data.unit')}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map((column) => (
          <tr key={column.name} data-testid={`column-${column.name}`}>
            <ColumnHead column={column} note={countsRows(column) ? t('panel.data.counter') : null} />
            {column.kind === 'time' ? (
              <TimeCells column={column} recipe={recipe} />
            ) : (
              <>
                <td>{column.kind === 'number' && <Course column={column} order={order} split={recipe.split} />}</td>
                <RoleCells table={table} column={column} recipe={recipe} />
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const countsRows = (column: Column): boolean => column.kind === 'number' && isCounter(column.values);

interface CourseProps {
  readonly column: NumberColumn;
  readonly order: Uint32Array | null;
  readonly split: DataRecipe['split'];
}

function Course({ column, order, split }: CourseProps) {
  const values = useMemo(() => inOrder(column.values, { order }), [column, order]);
  return <Sparkline values={values} split={split} />;
}

/** First and last moment of a time column, and whether it orders the rows. */
function TimeCells({ column, recipe }: { readonly column: TimeColumn; readonly recipe: DataRecipe }) {
  const { t, times } = useTexts();
  const { range } = useMemo(() => columnFacts(column), [column]);
  const words = column.datesOnly ? times.date : times.moment;
  return (
    <td colSpan={5}>
      <span className={styles.time}>
        <span className={styles.range}>
          {range && t('panel.data.range', { low: words(range[0]), high: words(range[1]) })}
        </span>
        <label>
          <input
            type="checkbox"
            checked={recipe.time === column.name}
            data-testid={`time-${column.name}`}
            onChange={() => setRecipe('forecasting', toggleTime(recipe, column.name))}
          />
          {t('panel.data.ordersRows')}
        </label>
      </span>
    </td>
  );
}

/** What the model does with a column, and how it is prepared. */
function RoleCells({ table, column, recipe }: RecipeProps<DataRecipe> & { readonly column: Column }) {
  const { t } = useTexts();
  const { name, kind } = column;
  return (
    <>
      {(['feature', 'target'] as const).map((role) => (
        <td key={role}>
          <input
            type="checkbox"
            aria-label={t(`panel.data.${role}Of`, { column: name })}
            checked={recipe[`${role}s`].includes(name)}
            data-testid={`${role}-${name}`}
            onChange={() => setRecipe('forecasting', toggleRole(table, recipe, role, name))}
          />
        </td>
      ))}
      <td>
        {kind === 'number' && (
          <select
            aria-label={t('panel.data.transformOf', { column: name })}
            value={transformOf(recipe, name)}
            data-testid={`transform-${name}`}
            onChange={(event) => setRecipe('forecasting', withTransform(recipe, name, event.target.value as Transform))}
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
            value={unitOf(recipe, name)}
            placeholder="–"
            data-testid={`unit-${name}`}
            onChange={(event) => setRecipe('forecasting', withUnit(recipe, name, event.target.value), `unit ${name}`)}
            onBlur={sealChange}
          />
        )}
      </td>
    </>
  );
}

import { useMemo } from 'react';
import { type DataRecipe, findColumn, splitRows } from '#engine';
import { useTexts } from '../../i18n/texts';
import { SplitBar } from '../../recipes/SplitBar';
import { setRecipe } from '../../state/editProject';
import type { RecipeProps } from '../taskView';
import { inOrder, timeOrder } from './timeOrder';

/** The three parts of the rows in time order, and the dates and rows of each. */
export function TimeSplit({ table, recipe }: RecipeProps<DataRecipe>) {
  const { t, amount, times } = useTexts();
  const moments = useMemo(() => {
    const column = recipe.time === null ? undefined : findColumn(table, recipe.time);
    return column?.kind === 'time' ? inOrder(column.values, timeOrder(table, recipe.time)) : null;
  }, [table, recipe.time]);
  const parts = splitRows(table.rowCount, recipe);
  const factsOf = (part: 'train' | 'validation' | 'test'): readonly string[] => {
    const { firstRow, endRow } = parts[part];
    const rows = amount('count.rows', endRow - firstRow);
    const [from, to] = [moments?.[firstRow], moments?.[endRow - 1]];
    if (firstRow === endRow || from === undefined || to === undefined) return [rows];
    return [rows, `${times.date(from)} –`, times.date(to)];
  };
  return (
    <SplitBar
      title={t('panel.data.split')}
      help={t('panel.data.splitHelp')}
      split={recipe.split}
      facts={{ train: factsOf('train'), validation: factsOf('validation'), test: factsOf('test') }}
      onChange={(split, field) => setRecipe('forecasting', { split }, field)}
    />
  );
}

import { useMemo } from 'react';
import type { Column } from '#engine';
import { useTexts } from '../i18n/texts';
import { columnFacts } from './columnFacts';
import layout from '../ui/layout.module.css';
import styles from './ColumnTable.module.css';

/** The head of a column's row: its name, what it holds, its range, how many cells are empty, and what is to be noted. */
export function ColumnHead({ column, note }: { readonly column: Column; readonly note?: string | null }) {
  const { t, amount, numbers } = useTexts();
  const { missing, categories, range } = useMemo(() => columnFacts(column), [column]);
  // In millions and more the first digits are enough.
  const shortFigure = (value: number): string =>
    Math.abs(value) >= 1e6 ? numbers.compact(value) : numbers.figure(value);
  let what = t('panel.data.kind.time');
  if (column.kind === 'category') {
    what = amount('panel.data.kind.category', categories);
  } else if (column.kind === 'number') {
    what = range
      ? t('panel.data.range', { low: shortFigure(range[0]), high: shortFigure(range[1]) })
      : t('panel.data.kind.number');
  }
  return (
    <th scope="row">
      <span className={styles.name} title={column.name}>
        {column.name}
      </span>
      <small className={layout.cut}>
        {missing > 0 && <em>{amount('panel.data.missing', missing)} · </em>}
        {note && <em>{note} · </em>}
        {what}
      </small>
    </th>
  );
}

import type { Column, Table } from '#engine';
import { isoWords } from '../../ui/charts/timeAxis';
import { formatCount } from '../../i18n/formatNumber';
import { useTexts } from '../../i18n/texts';
import { previewRows } from './previewRows';
import styles from './RowPreview.module.css';

/** The first and last rows of the file, as they were read. */
export function RowPreview({ table }: { readonly table: Table }) {
  const { t } = useTexts();
  const { head, tail, hidden } = previewRows(table.rowCount);
  return (
    <table className={styles.table} data-testid="row-preview">
      <caption className="visuallyHidden">{t('panel.data.rows')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('panel.data.line')}</th>
          {table.columns.map((column) => (
            <th key={column.name} scope="col" data-kind={column.kind}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {head.map((row) => (
          <Row key={row} table={table} row={row} />
        ))}
        {hidden > 0 && (
          <tr>
            <td className={styles.gap} colSpan={table.columns.length + 1}>
              {t('panel.data.hiddenRows', { count: hidden, text: formatCount(hidden) })}
            </td>
          </tr>
        )}
        {tail.map((row) => (
          <Row key={row} table={table} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ table, row }: { readonly table: Table; readonly row: number }) {
  return (
    <tr>
      <th scope="row">{table.lines[row]}</th>
      {table.columns.map((column) => (
        <td key={column.name} data-kind={column.kind}>
          {cellWords(column, row)}
        </td>
      ))}
    </tr>
  );
}

function cellWords(column: Column, row: number): string {
  if (column.kind === 'category') return column.categories[column.codes[row] as number] ?? '';
  const value = column.values[row] as number;
  if (Number.isNaN(value)) return '';
  return column.kind === 'time' ? isoWords(value, column.datesOnly) : String(value);
}

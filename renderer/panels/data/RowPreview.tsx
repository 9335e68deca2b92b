import { type Column, isoTimes, type Table } from '#engine';
import { useMemo } from 'react';
import { useTexts } from '../../i18n/texts';
import { previewRows } from './previewRows';
import styles from './RowPreview.module.css';

/** The first and last rows of the file, as they were read. */
export function RowPreview({ table }: { readonly table: Table }) {
  const { t, amount } = useTexts();
  const cells = useMemo(() => table.columns.map(cellWriter), [table]);
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
          <Row key={row} table={table} row={row} cells={cells} />
        ))}
        {hidden > 0 && (
          <tr>
            <td className={styles.gap} colSpan={table.columns.length + 1}>
              {amount('panel.data.hiddenRows', hidden)}
            </td>
          </tr>
        )}
        {tail.map((row) => (
          <Row key={row} table={table} row={row} cells={cells} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly table: Table;
  readonly row: number;
  /** Writes the cells of a row, one function a column. */
  readonly cells: readonly ((row: number) => string)[];
}

function Row({ table, row, cells }: RowProps) {
  return (
    <tr>
      <th scope="row">{table.lines[row]}</th>
      {table.columns.map((column, i) => (
        <td key={column.name} data-kind={column.kind}>
          {cells[i]?.(row)}
        </td>
      ))}
    </tr>
  );
}

function cellWriter(column: Column): (row: number) => string {
  if (column.kind === 'category') return (row) => column.categories[column.codes[row] as number] ?? '';
  const write = column.kind === 'time' ? isoTimes(column.values) : String;
  return (row) => {
    const value = column.values[row] as number;
    return Number.isNaN(value) ? '' : write(value);
  };
}

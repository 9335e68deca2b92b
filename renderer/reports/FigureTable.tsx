import type { ReactNode } from 'react';
import { MODEL, type TablePart, type TableRow, writeTable, writeWords } from '#engine';
import { useTexts } from '../i18n/texts';
import styles from './FigureTable.module.css';

interface FigureTableProps {
  readonly table: TablePart;
  /** What stands for a row's name, where that is more than text. */
  readonly rowName?: (row: TableRow) => ReactNode;
  /** A name in a row of its own, without figures, above the others. */
  readonly above?: ReactNode;
  /** Names the table and its rows in tests: `score` makes `score-table` and `score-model`. */
  readonly testId: string;
}

/** A table of figures, such as the scores of a model beside its baselines. */
export function FigureTable({ table, rowName, above, testId }: FigureTableProps) {
  const texts = useTexts();
  const { rows: written } = writeTable(table, texts);
  return (
    <table className={styles.table} data-testid={`${testId}-table`}>
      <caption className="visuallyHidden">{texts.phrase(table.title)}</caption>
      <thead>
        <tr>
          <th scope="col" />
          {table.columns.map(({ key, name, help, unit }) => (
            <th key={key} scope="col" title={help ? texts.phrase(help) : undefined}>
              {texts.phrase(name)}
              {unit && <small>{unit}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {above && (
          <tr>
            <th scope="row">{above}</th>
            <td colSpan={table.columns.length} />
          </tr>
        )}
        {table.rows.map((row, i) => (
          <tr key={row.id} data-model={row.id === MODEL} data-testid={`${testId}-${row.id}`}>
            <th scope="row">{rowName?.(row) ?? writeWords(row.name, texts)}</th>
            {table.columns.map(({ key }, k) => (
              <td key={key}>{written[i]?.[k + 1]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

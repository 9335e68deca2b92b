import { useState } from 'react';
import type { DataRecipe, Problem, Table } from '#engine';
import controls from '../app/controls.module.css';
import { formatCount } from '../i18n/formatNumber';
import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { ColumnTable } from './ColumnTable';
import { chooseDataFile } from './chooseDataFile';
import styles from './DataPanel.module.css';
import { DataProblems } from './DataProblems';
import { RowPreview } from './RowPreview';
import { useDataProblems } from './dataProblems';
import { WindowSettings } from './WindowSettings';

/** The project's data: its columns and their roles, its rows, and how they become windows. */
export function DataPanel() {
  const table = useDocument((state) => state.table);
  const recipe = useDocument((state) => state.project.recipe);
  const tableProblems = useDocument((state) => state.tableProblems);
  const checked = useDataProblems();
  return table ? (
    <TablePanel table={table} recipe={recipe} problems={[...tableProblems, ...checked]} />
  ) : (
    <EmptyPanel problems={tableProblems} />
  );
}

function ChooseButton({ compact = false }: { readonly compact?: boolean }) {
  const { t } = useTexts();
  const [reading, setReading] = useState(false);
  const choose = async (): Promise<void> => {
    setReading(true);
    await chooseDataFile();
    setReading(false);
  };
  return (
    <button
      type="button"
      className={compact ? `${controls.button} ${styles.choose}` : controls.button}
      disabled={reading}
      data-testid="choose-data"
      onClick={() => void choose()}
    >
      {t(reading ? 'panel.data.reading' : 'panel.data.choose')}
    </button>
  );
}

function EmptyPanel({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTexts();
  return (
    <div className={styles.empty} data-testid="no-data">
      <p>
        <b>{t('panel.data.none')}</b> {t('panel.data.noneHint')}
      </p>
      <DataProblems problems={problems} />
      <ChooseButton />
    </div>
  );
}

interface TablePanelProps {
  readonly table: Table;
  readonly recipe: DataRecipe;
  readonly problems: readonly Problem[];
}

function TablePanel({ table, recipe, problems }: TablePanelProps) {
  const { t } = useTexts();
  const [view, setView] = useState<'columns' | 'rows'>('columns');
  return (
    <div className={styles.panel}>
      <section className={styles.main}>
        <header className={styles.header}>
          <b title={table.fileName}>{table.fileName}</b>
          <span className={styles.counts} data-testid="data-counts">
            {t('panel.data.rowCount', { count: table.rowCount, text: formatCount(table.rowCount) })} ·{' '}
            {t('panel.data.columnCount', { count: table.columns.length })}
          </span>
          <div className={styles.segments} role="group" aria-label={t('panel.data.view')}>
            {(['columns', 'rows'] as const).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={view === name}
                data-testid={`view-${name}`}
                onClick={() => setView(name)}
              >
                {t(`panel.data.${name}`)}
              </button>
            ))}
          </div>
          <ChooseButton compact />
        </header>
        <div className={styles.body}>
          {view === 'columns' ? <ColumnTable table={table} recipe={recipe} /> : <RowPreview table={table} />}
        </div>
        <DataProblems problems={problems} />
      </section>
      <section className={styles.side} aria-label={t('panel.data.windows')}>
        <WindowSettings table={table} recipe={recipe} />
      </section>
    </div>
  );
}

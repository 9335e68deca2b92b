import { useState } from 'react';
import { type Problem, type Table, tableAsset } from '#engine';
import { useTaskView } from '../../tasks';
import { Segments } from '../../ui/Segments';
import { EmptyState } from '../../ui/EmptyState';
import { ProblemList } from '../../inspector/ProblemList';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { ChooseButton } from './ChooseButton';
import { findDataFile } from './chooseDataFile';
import { SourcePane } from './SourcePane';
import styles from './DataPanel.module.css';
import { RowPreview } from './RowPreview';
import { TaskBar } from './TaskBar';
import { useDataProblems } from '../../worker/dataProblems';

/** The project's data: its columns and their roles, its rows, and how they become windows. */
export function DataPanel() {
  const table = useDocument((state) => state.table);
  const tableProblems = useDocument((state) => state.tableProblems);
  const outside = useDocument(({ dataBytes, project }) => dataBytes === null && !project.assetsInside);
  const asset = useDocument((state) => tableAsset(state.project));
  const checked = useDataProblems();
  if (table) return <TablePanel table={table} problems={[...tableProblems, ...checked]} />;
  if (outside && asset) return <OutsidePanel name={asset.name} size={asset.bytes} />;
  return <EmptyPanel problems={tableProblems} />;
}

function EmptyPanel({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTexts();
  return (
    <div className={styles.empty}>
      <EmptyState title={t('panel.data.none')} hint={t('panel.data.noneHint')} testId="no-data">
        <DataProblems problems={problems} />
        <ChooseButton />
      </EmptyState>
    </div>
  );
}

/** The project's file names its data and does not hold them. */
function OutsidePanel({ name, size }: { readonly name: string; readonly size: number | null }) {
  const { t, numbers } = useTexts();
  const title = t('panel.data.outside', { file: name, size: size === null ? '' : numbers.bytes(size) });
  return (
    <div className={styles.empty}>
      <EmptyState title={title} hint={t('panel.data.outsideHint')} testId="data-outside">
        <ChooseButton label={t('panel.data.find', { file: name })} choose={findDataFile} />
      </EmptyState>
    </div>
  );
}

/** What is wrong or noteworthy with the data, errors first. */
function DataProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTexts();
  if (problems.length === 0) return null;
  return (
    <ProblemList
      problems={problems.toSorted((a, b) => a.severity.localeCompare(b.severity))}
      className={styles.problems}
      aria-label={t('panel.data.problems')}
      data-testid="data-problems"
    />
  );
}

function TablePanel({ table, problems }: { readonly table: Table; readonly problems: readonly Problem[] }) {
  const { t, amount } = useTexts();
  const recipe = useDocument((state) => state.project.task.recipe);
  const source = useDocument((state) => state.tableSource);
  const { Columns, Samples } = useTaskView();
  const [view, setView] = useState<'columns' | 'rows'>('columns');
  return (
    <div className={styles.panel}>
      <TaskBar table={table} />
      {source && <SourcePane source={source} rows={table.rowCount} />}
      <section className={styles.main}>
        <header className={styles.header}>
          <span className={styles.counts} data-testid="data-counts">
            {amount('count.rows', table.rowCount)} · {amount('count.columns', table.columns.length)}
          </span>
          <Segments
            label={t('panel.data.view')}
            choices={{ columns: t('panel.data.columns'), rows: t('panel.data.rows') }}
            chosen={view}
            testId="view"
            onChoose={setView}
          />
        </header>
        <div className={styles.body}>
          {view === 'columns' ? <Columns table={table} recipe={recipe} /> : <RowPreview table={table} />}
        </div>
        <DataProblems problems={problems} />
      </section>
      <section className={styles.side} aria-label={t('panel.data.windows')}>
        <Samples table={table} recipe={recipe} />
      </section>
    </div>
  );
}

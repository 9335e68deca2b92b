import { findTask, IMPORTED_BACKEND, type Project } from '#engine';
import { Button } from '../ui/Button';
import { useTexts } from '../i18n/texts';
import { useAnalysis } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { showDockTab } from '../state/settingsStore';
import { useStale } from '../training/useStale';
import { Figure } from './Figure';
import styles from './Inspector.module.css';
import { TrainingForm } from './TrainingForm';

/** The model as a whole, how it is trained, and how its data is divided. */
export function ModelInspector() {
  const { t } = useTexts();
  return (
    <>
      <section className={styles.section}>
        <h2>{t('inspector.model')}</h2>
        <ModelFigures />
      </section>
      <section className={styles.section} aria-label={t('inspector.training')}>
        <h2>{t('inspector.training')}</h2>
        <TrainingForm />
      </section>
      <section className={styles.section} aria-label={t('inspector.data')}>
        <h2>{t('inspector.data')}</h2>
        <DataSplit />
      </section>
    </>
  );
}

function ModelFigures() {
  const { t, numbers } = useTexts();
  const analysis = useAnalysis();
  const graph = useDocument((state) => state.project.graph);
  const trained = useDocument((state) => state.project.trained);
  const stale = useStale();
  let flops = 0;
  for (const node of analysis.nodes.values()) if (node.inModel) flops += node.flops ?? 0;
  return (
    <>
      <p data-testid="trained-state">
        {t(trainedState(trained, stale), { epoch: trained?.bestEpoch ?? 0, count: trained?.history.length ?? 0 })}
      </p>
      <dl className={styles.figures}>
        <Figure name={t('inspector.nodes')}>{numbers.count(graph.nodes.length)}</Figure>
        <Figure name={t('inspector.parameters')} testId="model-parameters">
          {numbers.count(analysis.parameterCount)}
        </Figure>
        <Figure name={t('inspector.work')}>{numbers.flops(flops)}</Figure>
      </dl>
    </>
  );
}

/** What is said of the weights at hand. */
function trainedState(trained: Project['trained'], stale: boolean) {
  if (!trained) return 'inspector.untrained';
  if (stale) return 'inspector.stale';
  return trained.backend === IMPORTED_BACKEND ? 'inspector.imported' : 'inspector.trained';
}

/** The three parts of the data, where their shares are settings. What each is for stands in the Data panel. */
function DataSplit() {
  const { t, numbers } = useTexts();
  const table = useDocument((state) => state.table);
  const task = useDocument((state) => state.project.task);
  const split = findTask(task.id).drawnSplit(task.recipe);
  const parts = split
    ? [
        { name: t('part.train'), share: split.train, hue: 'var(--accent)' },
        { name: t('part.validation'), share: split.validation, hue: 'var(--warn)' },
        { name: t('part.test'), share: 1 - split.train - split.validation, hue: 'var(--ink-3)' },
      ]
    : [];
  if (!table) return <p>{t('status.noData')}</p>;
  return (
    <>
      {split && (
        <div className={styles.split} aria-hidden="true">
          {parts.map(({ name, share, hue }) => (
            <i key={name} style={{ flexGrow: Math.max(0, share), background: hue }} />
          ))}
        </div>
      )}
      <dl className={styles.figures}>
        {parts.map(({ name, share }) => (
          <Figure key={name} name={name}>
            {numbers.share(share)}
          </Figure>
        ))}
        <Figure name={t('inspector.rows')}>{numbers.count(table.rowCount)}</Figure>
        {task.id === 'forecasting' && (
          <>
            <Figure name={t('inspector.lookback')}>{numbers.count(task.recipe.lookback)}</Figure>
            <Figure name={t('inspector.horizon')}>{numbers.count(task.recipe.horizon)}</Figure>
          </>
        )}
      </dl>
      <Button look="link" className={styles.action} onClick={() => showDockTab('data')}>
        {t('inspector.editData')}
      </Button>
    </>
  );
}

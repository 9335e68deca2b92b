import { lazy, Suspense, useMemo } from 'react';
import { wantsLogScale } from '../../ui/charts/numberAxis';
import { Legend } from '../../ui/charts/Legend';
import { useTexts } from '../../i18n/texts';
import { useTraining } from '../../state/trainingStore';
import { useTaskView } from '../../tasks';
import { LOSS_LINES, lossValues } from './lossLines';
import layout from '../../ui/layout.module.css';
import styles from './TrainingPanel.module.css';
import { TrainingFigures } from './TrainingFigures';
import { TrainingNotice } from '../../training/TrainingNotice';
import { UntrainedHint } from '../../training/UntrainedHint';
import { useEvaluation } from '../../training/useEvaluation';

const LossChart = lazy(async () => ({ default: (await import('./LossChart')).LossChart }));

/** The training in progress or the last one: losses, the forecast on the test span, and what it costs and brings. */
export function TrainingPanel() {
  const { t } = useTexts();
  const { LiveResult } = useTaskView();
  const records = useTraining((state) => state.records);
  const epochs = useTraining((state) => state.plan?.epochs ?? state.records.at(-1)?.epoch ?? 0);
  const evaluation = useEvaluation();
  // A training that was stopped within its first epoch has no record, but a result.
  const untouched = useTraining(({ status, end }) => status === 'idle' && end === null) && records.length === 0;
  const isLog = useMemo(() => wantsLogScale(lossValues(records)), [records]);
  return (
    <div className={layout.panel}>
      <TrainingNotice />
      {untouched ? (
        <UntrainedHint />
      ) : (
        <div className={styles.panes}>
          <section className={styles.pane} aria-label={t('panel.training.loss')}>
            <h5>
              {t('panel.training.loss')} <span>{isLog ? t('panel.training.logScale') : ''}</span>
            </h5>
            <Legend entries={LOSS_LINES.map((line) => ({ ...line, name: t(`panel.training.${line.name}`) }))} />
            <Suspense fallback={null}>
              <LossChart records={records} epochs={epochs} />
            </Suspense>
          </section>
          <section className={styles.pane} aria-label={t('panel.training.forecast')}>
            <LiveResult evaluation={evaluation} />
          </section>
          <section className={styles.figures} aria-label={t('panel.training.figures')}>
            <TrainingFigures evaluation={evaluation} />
          </section>
        </div>
      )}
    </div>
  );
}

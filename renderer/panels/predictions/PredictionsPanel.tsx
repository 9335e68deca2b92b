import { lazy, Suspense, useCallback, useMemo } from 'react';
import type { Evaluation, TargetEvaluation } from '#engine';
import controls from '../../ui/controls.module.css';
import { valuesOfStep, forecastLines } from '../../tasks/forecasting/forecastLines';
import { targetWords } from '../../tasks/forecasting/lineName';
import { momentWords } from '../../ui/charts/timeAxis';
import { formatCount } from '../../i18n/formatNumber';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { useTraining } from '../../state/trainingStore';
import { StaleNotice } from '../../training/TrainingNotice';
import { UntrainedHint } from '../../training/UntrainedHint';
import { useEvaluation } from '../../training/useEvaluation';
import { useStale } from '../../training/useStale';
import { ConfusionTable } from '../../tasks/forecasting/ConfusionTable';
import { ForecastChoices } from '../../tasks/forecasting/ForecastChoices';
import { fitSpan } from '../../tasks/forecasting/moveSpan';
import styles from './PredictionsPanel.module.css';
import { showSpan, usePredictionsView } from '../../tasks/forecasting/predictionsView';
import { RECENT_WINDOWS, useSpanWords } from '../../tasks/forecasting/spanWords';
import { savePredictions } from '../../tasks/forecasting/savePredictions';
import { ScoreTable } from '../../tasks/forecasting/ScoreTable';
import { SpanBrush } from '../../tasks/forecasting/SpanBrush';
import { useVerdictWords } from '../../tasks/forecasting/verdictWords';

const ForecastChart = lazy(async () => ({
  default: (await import('../../tasks/forecasting/ForecastChart')).ForecastChart,
}));

/** How the model forecasts the test span, beside what happened and beside every naive forecast. */
export function PredictionsPanel() {
  const evaluation = useEvaluation();
  const idle = useTraining((state) => state.status === 'idle');
  const trained = useDocument((state) => state.project.trained !== null);
  const stale = useStale();
  const { t } = useTexts();
  const column = usePredictionsView((state) => state.column);
  const targets = evaluation?.targets.filter((target) => target.windowCount > 0) ?? [];
  const target = targets.find((candidate) => candidate.column === column) ?? targets[0];
  if (!evaluation || !target) {
    if (idle && !trained) return <UntrainedHint />;
    return (
      <div className={styles.panel}>
        {idle && stale && <StaleNotice />}
        <p className={styles.waiting}>
          {t(stale && idle ? 'panel.predictions.staleEmpty' : 'panel.predictions.waiting')}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      {idle && stale && <StaleNotice />}
      <div className={styles.panes}>
        <section className={styles.chart} aria-label={t('panel.training.forecast')}>
          {target.kind === 'category' ? (
            <>
              <h5>{t('panel.predictions.confusion')}</h5>
              <ConfusionTable target={target} />
            </>
          ) : (
            <NumberForecast target={target} targets={targets} />
          )}
        </section>
        <Scores evaluation={evaluation} target={target} />
      </div>
    </div>
  );
}

interface NumberForecastProps {
  readonly target: TargetEvaluation;
  readonly targets: readonly TargetEvaluation[];
}

function NumberForecast({ target, targets }: NumberForecastProps) {
  const { t, language } = useTexts();
  const view = usePredictionsView();
  const spanWords = useSpanWords();
  const step = Math.min(view.step, target.horizon - 1);
  const span = useMemo(() => fitSpan(view.span, target.windowCount, RECENT_WINDOWS), [view.span, target]);
  const shown = useMemo(() => {
    const keys = forecastLines(target).map((line) => line.key);
    return new Set(keys.filter((key) => !view.hidden.includes(key)));
  }, [target, view.hidden]);
  const actual = useMemo(() => valuesOfStep(target.actual, target.horizon, step), [target, step]);
  const describe = useCallback(
    (window: number): string => {
      const time = target.times[window * target.horizon + step] as number;
      return target.hasTimes ? momentWords(time, language) : t('panel.forecast.row', { row: formatCount(time + 1) });
    },
    [target, step, language, t],
  );
  const what = targetWords(target);
  const reachesEnd = span.end === target.windowCount;
  const words = reachesEnd
    ? spanWords(span.end - span.from, target.windowCount)
    : t('panel.forecast.between', { from: describe(span.from), to: describe(span.end - 1) });
  return (
    <>
      <ForecastChoices targets={targets} target={target} step={step} span={span} words={words} />
      <Suspense fallback={null}>
        <ForecastChart
          target={target}
          step={step}
          span={span}
          shown={shown}
          description={t('panel.forecast.description', { what, span: words })}
          testId="forecast-chart"
        />
      </Suspense>
      <SpanBrush values={actual} span={span} describe={describe} onChange={showSpan} />
    </>
  );
}

function Scores({ evaluation, target }: { readonly evaluation: Evaluation; readonly target: TargetEvaluation }) {
  const { t } = useTexts();
  const verdict = useVerdictWords()(target);
  const evaluatedEpoch = useTraining((state) => (state.status === 'idle' ? null : state.evaluatedEpoch));
  const name = useDocument((state) => state.project.name);
  return (
    <section className={styles.scores} aria-label={t('panel.predictions.scores')}>
      <div className={styles.scroller}>
        <p className={styles.verdict} data-tone={verdict.tone} data-testid="verdict">
          {verdict.text}
        </p>
        <ScoreTable target={target} />
      </div>
      <footer className={styles.footer}>
        <p>
          {evaluatedEpoch !== null && `${t('panel.predictions.afterEpoch', { epoch: evaluatedEpoch })} `}
          {t('panel.predictions.onWindows', { count: target.windowCount, text: formatCount(target.windowCount) })}
          {target.horizon > 1 && ` ${t('panel.predictions.allSteps', { count: target.horizon })}`}
        </p>
        <button
          type="button"
          className={controls.button}
          data-testid="save-predictions"
          onClick={() => void savePredictions(evaluation, name)}
        >
          {t('panel.predictions.save')}
        </button>
      </footer>
    </section>
  );
}

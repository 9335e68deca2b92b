import { Suspense, useCallback, useMemo } from 'react';
import type { Evaluation, TargetEvaluation } from '#engine';
import { formatCount } from '../../i18n/formatNumber';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { useTraining } from '../../state/trainingStore';
import { momentWords } from '../../ui/charts/timeAxis';
import { Button } from '../../ui/Button';
import { ConfusionTable } from './ConfusionTable';
import { ForecastChoices } from './ForecastChoices';
import { forecastLines, valuesOfStep } from './forecastLines';
import { ForecastChart } from './lazyForecastChart';
import { targetWords } from './lineName';
import { fitSpan } from './moveSpan';
import styles from './PredictionView.module.css';
import { showSpan, usePredictionsView } from './predictionsView';
import { savePredictions } from './savePredictions';
import { ScoreTable } from './ScoreTable';
import { SpanBrush } from './SpanBrush';
import { RECENT_WINDOWS, useSpanWords } from './spanWords';
import { useVerdictWords } from './verdictWords';

/** How the model forecasts the test span, beside what happened and beside every naive forecast. */
export function PredictionView({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTexts();
  const column = usePredictionsView((state) => state.column);
  const targets = evaluation.targets.filter((target) => target.windowCount > 0);
  const target = targets.find((candidate) => candidate.column === column) ?? targets[0];
  if (!target) return null;
  return (
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
        <Button data-testid="save-predictions" onClick={() => void savePredictions(evaluation, name)}>
          {t('panel.predictions.save')}
        </Button>
      </footer>
    </section>
  );
}

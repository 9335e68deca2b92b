import { Suspense, useMemo } from 'react';
import type { Evaluation, TargetEvaluation } from '#engine';
import { ACTUAL, forecastLines, lastWindows, MODEL } from './forecastLines';
import { Legend } from '../../ui/charts/Legend';
import { ForecastChart } from './lazyForecastChart';
import { targetWords, useLineName } from './lineName';
import { useTexts } from '../../i18n/texts';
import { ConfusionTable } from './ConfusionTable';
import { strongestBaseline } from './verdict';
import { RECENT_WINDOWS, useSpanWords } from './spanWords';
import { useTraining } from '../../state/trainingStore';
import styles from './LiveForecast.module.css';

/** How the model forecasts the end of the test span right now, beside the naive forecast that is hardest to beat. */
export function LiveForecast({ evaluation }: { readonly evaluation: Evaluation | null }) {
  const { t } = useTexts();
  const training = useTraining((state) => state.status !== 'idle');
  const target = evaluation?.targets.find((candidate) => candidate.windowCount > 0);
  if (target) return target.kind === 'category' ? <LiveClasses target={target} /> : <LiveNumbers target={target} />;
  return (
    <>
      <h5>{t('panel.training.forecast')}</h5>
      <div className={styles.waiting}>
        {training ? t('panel.training.forecastSoon') : t('panel.training.noForecast')}
      </div>
    </>
  );
}

function LiveNumbers({ target }: { readonly target: TargetEvaluation }) {
  const { t } = useTexts();
  const spanWords = useSpanWords();
  const lineName = useLineName(target);
  const baseline = strongestBaseline(target)?.name ?? '';
  const shown = useMemo(() => new Set([ACTUAL, MODEL, baseline]), [baseline]);
  const span = useMemo(() => lastWindows(target, RECENT_WINDOWS), [target]);
  const lines = useMemo(() => forecastLines(target).filter((line) => shown.has(line.key)), [target, shown]);
  const what = targetWords(target);
  const words = spanWords(span.end - span.from, target.windowCount);
  return (
    <>
      <h5>
        {t('panel.training.forecast')}
        <span>
          {what} · {words}
        </span>
      </h5>
      <Legend entries={lines.map((line) => ({ ...line, name: lineName(line.key) }))} />
      <Suspense fallback={null}>
        <ForecastChart
          target={target}
          step={0}
          span={span}
          shown={shown}
          description={t('panel.forecast.description', { what, span: words })}
          testId="live-forecast"
        />
      </Suspense>
    </>
  );
}

function LiveClasses({ target }: { readonly target: TargetEvaluation }) {
  const { t } = useTexts();
  return (
    <>
      <h5>
        {t('panel.training.forecast')}
        <span>{target.column}</span>
      </h5>
      <ConfusionTable target={target} />
    </>
  );
}

import { Suspense, useMemo } from 'react';
import {
  ACTUAL,
  type CurvePart,
  curveOf,
  MODEL,
  type Report,
  strongestOf,
  type TargetReport,
  writeWords,
} from '#engine';
import { useTexts } from '../../i18n/texts';
import { LiveMatrix } from '../../reports/MatrixTable';
import { useTraining } from '../../state/trainingStore';
import { Legend } from '../../ui/charts/Legend';
import { forecastLines, lastWindows, targetWords } from './forecastLines';
import { ForecastChart } from './lazyForecastChart';
import styles from './LiveForecast.module.css';
import { RECENT_WINDOWS, useSpanWords } from './spanWords';

/** How the model forecasts the end of the test span right now, beside the baseline that is hardest to beat. */
export function LiveForecast({ evaluation }: { readonly evaluation: Report | null }) {
  const { t } = useTexts();
  const training = useTraining((state) => state.status !== 'idle');
  const target = evaluation?.targets.find((candidate) => candidate.sampleCount > 0);
  const curve = target && curveOf(target);
  if (target && curve) {
    return curve.classes ? (
      <LiveMatrix title={t('panel.training.forecast')} target={target} />
    ) : (
      <LiveNumbers target={target} curve={curve} />
    );
  }
  return (
    <>
      <h5>{t('panel.training.forecast')}</h5>
      <div className={styles.waiting}>
        {training ? t('panel.training.forecastSoon') : t('panel.training.noForecast')}
      </div>
    </>
  );
}

function LiveNumbers({ target, curve }: { readonly target: TargetReport; readonly curve: CurvePart }) {
  const texts = useTexts();
  const { t } = texts;
  const spanWords = useSpanWords();
  const baseline = strongestOf(target)?.id;
  const shown = useMemo(() => new Set([ACTUAL, MODEL, baseline ?? '']), [baseline]);
  const span = useMemo(() => lastWindows(target.sampleCount, RECENT_WINDOWS), [target]);
  const lines = useMemo(
    () => forecastLines(curve, baseline).filter((line) => shown.has(line.id)),
    [curve, shown, baseline],
  );
  const what = targetWords(target, texts);
  const words = spanWords(span.end - span.from, target.sampleCount);
  return (
    <>
      <h5>
        {t('panel.training.forecast')}
        <span>
          {what} · {words}
        </span>
      </h5>
      <Legend entries={lines.map((line) => ({ ...line, key: line.id, name: writeWords(line.name, texts) }))} />
      <Suspense fallback={null}>
        <ForecastChart
          curve={curve}
          best={baseline}
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

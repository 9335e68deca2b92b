import { Suspense, useCallback, useId, useMemo } from 'react';
import {
  ACTUAL,
  type CurvePart,
  curveOf,
  lineValues,
  type Report,
  strongestOf,
  type TargetReport,
  writeWords,
} from '#engine';
import { useTexts } from '../../i18n/texts';
import { ReportParts } from '../../reports/ReportParts';
import { ReportScores } from '../../reports/ReportScores';
import { LineSample } from '../../ui/charts/Legend';
import { ForecastChoices, TargetChoice } from './ForecastChoices';
import { forecastLines, placesOf, placeWords, targetWords, valuesOfStep } from './forecastLines';
import { ForecastChart } from './lazyForecastChart';
import { fitSpan } from './moveSpan';
import styles from './PredictionView.module.css';
import { isShown, toggleLine, usePredictionsView } from './predictionsView';
import { SpanBrush } from './SpanBrush';
import { RECENT_WINDOWS, useSpanWords } from './spanWords';

/** How the model forecasts the test span, beside what happened and beside every baseline. */
export function PredictionView({ evaluation }: { readonly evaluation: Report }) {
  const { t } = useTexts();
  const column = usePredictionsView((state) => state.column);
  const targets = evaluation.targets.filter((target) => target.sampleCount > 0);
  const target = targets.find((candidate) => candidate.name === column) ?? targets[0];
  const curve = target && curveOf(target);
  if (!target || !curve) return null;
  const drawn = curve.classes === null;
  return (
    <div className={styles.panes}>
      <section className={styles.chart} aria-label={t('panel.training.forecast')}>
        {drawn ? (
          <NumberForecast target={target} curve={curve} targets={targets} />
        ) : (
          <>
            <TargetChoice targets={targets} target={target} />
            <ReportParts parts={target.parts} />
          </>
        )}
      </section>
      <ReportScores
        report={evaluation}
        target={target}
        {...(drawn && {
          rowName: (row) => <LineToggle target={target} curve={curve} id={row.id} />,
          above: <LineToggle target={target} curve={curve} id={ACTUAL} />,
          below: <ReportParts parts={target.parts} />,
        })}
      />
    </div>
  );
}

/** The name of a line, which switches it on and off. */
function LineToggle({ target, curve, id }: Omit<NumberForecastProps, 'targets'> & { readonly id: string }) {
  const inputId = useId();
  const texts = useTexts();
  const shown = usePredictionsView(({ toggled }) => isShown(target, toggled, id));
  const line = forecastLines(curve, strongestOf(target)?.id).find((candidate) => candidate.id === id);
  if (!line) return null;
  return (
    <label className={styles.line} htmlFor={inputId}>
      <input
        id={inputId}
        type="checkbox"
        checked={shown}
        data-testid={`toggle-${id}`}
        onChange={() => toggleLine(id)}
      />
      <LineSample color={line.color} dash={line.dash} />
      <span>{writeWords(line.name, texts)}</span>
    </label>
  );
}

interface NumberForecastProps {
  readonly target: TargetReport;
  readonly curve: CurvePart;
  readonly targets: readonly TargetReport[];
}

function NumberForecast({ target, curve, targets }: NumberForecastProps) {
  const texts = useTexts();
  const { t } = texts;
  const view = usePredictionsView();
  const spanWords = useSpanWords();
  const { steps, sampleCount } = target;
  const step = Math.min(view.step, steps - 1);
  const span = useMemo(() => fitSpan(view.span, sampleCount, RECENT_WINDOWS), [view.span, sampleCount]);
  const shown = useMemo(() => {
    const ids = curve.lines.map((line) => line.id);
    return new Set(ids.filter((id) => isShown(target, view.toggled, id)));
  }, [target, curve, view.toggled]);
  const actual = useMemo(() => valuesOfStep(lineValues(target, ACTUAL), steps, step), [target, steps, step]);
  const places = useMemo(() => placesOf(curve), [curve]);
  const describe = useCallback(
    (window: number): string => placeWords(curve, places[window * steps + step] as number, texts),
    [curve, places, steps, step, texts],
  );
  const what = targetWords(target, texts);
  const reachesEnd = span.end === sampleCount;
  const words = reachesEnd
    ? spanWords(span.end - span.from, sampleCount)
    : t('panel.forecast.between', { from: describe(span.from), to: describe(span.end - 1) });
  return (
    <>
      <ForecastChoices targets={targets} target={target} step={step} span={span} words={words} />
      <Suspense fallback={null}>
        <ForecastChart
          curve={curve}
          best={strongestOf(target)?.id}
          step={step}
          span={span}
          shown={shown}
          description={t('panel.forecast.description', { what, span: words })}
          testId="forecast-chart"
        />
      </Suspense>
      <SpanBrush
        values={actual}
        span={span}
        describe={describe}
        onChange={(moved) => usePredictionsView.setState({ span: moved })}
      />
    </>
  );
}

import type { TargetReport } from '#engine';
import { targetWords, type WindowSpan } from './forecastLines';
import { useTexts } from '../../i18n/texts';
import { Segments } from '../../ui/Segments';
import styles from './PredictionView.module.css';
import { usePredictionsView } from './predictionsView';
import { RECENT_WINDOWS, useSpanWords } from './spanWords';

interface ForecastChoicesProps {
  readonly targets: readonly TargetReport[];
  readonly target: TargetReport;
  readonly step: number;
  readonly span: WindowSpan;
  /** The span in words. */
  readonly words: string;
}

/** What the chart shows: which column, how many steps ahead, and which part of the test span. */
export function ForecastChoices({ targets, target, step, span, words }: ForecastChoicesProps) {
  const { t } = useTexts();
  const spanWords = useSpanWords();
  const { sampleCount: windowCount } = target;
  const all = { from: 0, end: windowCount };
  const isAll = span.from === 0 && span.end === windowCount;
  const isRecent = span.end === windowCount && span.from === Math.max(0, windowCount - RECENT_WINDOWS);
  return (
    <div className={styles.choices}>
      <TargetChoice targets={targets} target={target} />
      {target.steps > 1 && (
        <select
          aria-label={t('panel.predictions.stepsAhead')}
          value={step}
          onChange={(event) => usePredictionsView.setState({ step: Number(event.target.value) })}
        >
          {Array.from({ length: target.steps }, (_, i) => (
            <option key={i} value={i}>
              {t('panel.predictions.ahead', { count: i + 1 })}
            </option>
          ))}
        </select>
      )}
      <span className={styles.words}>{isAll || isRecent ? '' : words}</span>
      {windowCount > RECENT_WINDOWS && (
        <Segments
          look="low"
          label={t('panel.predictions.span')}
          choices={{
            recent: spanWords(RECENT_WINDOWS, windowCount),
            whole: spanWords(windowCount, windowCount),
          }}
          chosen={isAll ? 'whole' : isRecent ? 'recent' : null}
          testId="span"
          onChoose={(chosen) => usePredictionsView.setState({ span: chosen === 'whole' ? all : null })}
        />
      )}
    </div>
  );
}

/** The target that is shown, to choose from where there are several. */
export function TargetChoice({ targets, target }: Pick<ForecastChoicesProps, 'targets' | 'target'>) {
  const { t } = useTexts();
  if (targets.length < 2) return <h5>{targetWords(target, { t })}</h5>;
  return (
    <select
      aria-label={t('panel.predictions.column')}
      value={target.name}
      onChange={(event) => usePredictionsView.setState({ column: event.target.value })}
    >
      {targets.map(({ name }) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}

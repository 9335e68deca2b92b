import type { TargetEvaluation } from '#engine';
import { formatCount, formatFigure } from '../../i18n/formatNumber';
import { useTexts } from '../../i18n/texts';
import styles from './ForecastReadout.module.css';
import type { ForecastLine, ForecastPoint } from './forecastLines';
import { useLineName } from './lineName';
import { momentWords } from '../../ui/charts/timeAxis';

interface ForecastReadoutProps {
  readonly target: TargetEvaluation;
  readonly lines: readonly ForecastLine[];
  /** Handed in by the chart while the pointer is over it. */
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: ForecastPoint }[];
}

/** The figures under the pointer: the moment, then each line's value in the data's units. */
export function ForecastReadout({ target, lines, active, payload }: ForecastReadoutProps) {
  const { t, language } = useTexts();
  const lineName = useLineName(target);
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className={styles.card}>
      <b>
        {target.hasTimes ? momentWords(point.x, language) : t('panel.forecast.row', { row: formatCount(point.x + 1) })}
      </b>
      <dl>
        {lines.map((line) => (
          <div key={line.key}>
            <dt>
              <i style={{ background: line.color }} />
              {lineName(line.key)}
            </dt>
            <dd>
              {formatFigure(point[line.key] ?? Number.NaN)} {target.unit}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

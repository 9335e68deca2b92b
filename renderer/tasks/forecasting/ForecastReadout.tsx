import { type CurvePart, withUnit, writeWords } from '#engine';
import { useTexts } from '../../i18n/texts';
import styles from './ForecastReadout.module.css';
import { type ForecastLine, type ForecastPoint, placeWords } from './forecastLines';

interface ForecastReadoutProps {
  readonly curve: CurvePart;
  readonly lines: readonly ForecastLine[];
  /** Handed in by the chart while the pointer is over it. */
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: ForecastPoint }[];
}

/** The figures under the pointer: the moment, then each line's value in the data's units. */
export function ForecastReadout({ curve, lines, active, payload }: ForecastReadoutProps) {
  const texts = useTexts();
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className={styles.card}>
      <b>{placeWords(curve, point.x, texts)}</b>
      <dl>
        {lines.map((line) => (
          <div key={line.id}>
            <dt>
              <i style={{ background: line.color }} />
              {writeWords(line.name, texts)}
            </dt>
            <dd>{withUnit(texts.numbers.figure(point[line.id] ?? Number.NaN), curve.unit)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

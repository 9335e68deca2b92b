import { useMemo, useState } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { type CurvePart, formatDate } from '#engine';
import { type Texts, useTexts } from '../../i18n/texts';
import { ChartFrame } from '../../ui/charts/ChartFrame';
import { AXIS_LOOK, GRID_LOOK, LINE_LOOK, labelWidthPx } from '../../ui/charts/chartLook';
import { ForecastReadout } from './ForecastReadout';
import styles from './ForecastReadout.module.css';
import {
  type ForecastLine,
  type ForecastPoint,
  forecastLines,
  placesOf,
  valuesOfStep,
  type WindowSpan,
} from './forecastLines';
import { linearAxis, tightAxis } from '../../ui/charts/numberAxis';
import { thinLine } from '../../ui/charts/thinLine';
import { type TimeTick, timeTicks } from '../../ui/charts/timeAxis';

interface ForecastChartProps {
  readonly curve: CurvePart;
  /** The baseline that is hardest to beat. */
  readonly best: string | undefined;
  /** Steps ahead, counted from 0. */
  readonly step: number;
  readonly span: WindowSpan;
  /** Ids of the lines that are drawn; see `forecastLines`. */
  readonly shown: ReadonlySet<string>;
  readonly description: string;
  readonly testId?: string;
}

const MARGIN = { top: 10, right: 12, bottom: 0, left: 0 };
/** More points than this on one line cannot be told apart on a screen. */
const MOST_POINTS = 1600;
const TICK_ROOM_PX = 76;

/**
 * Truth and forecasts of one target over a span of windows, in the data's units, with dates on the axis. The figures stand at
 * the pointer; a click pins them there, another lets go of them.
 */
export function ForecastChart({ curve, best, step, span, shown, description, testId }: ForecastChartProps) {
  const texts = useTexts();
  const { numbers } = texts;
  const lines = useMemo(
    () =>
      forecastLines(curve, best)
        .filter((line) => shown.has(line.id))
        .map((line) => ({ ...line, values: valuesOfStep(line.values, curve.steps, step) })),
    [curve, best, step, shown],
  );
  const times = useMemo(() => valuesOfStep(placesOf(curve), curve.steps, step), [curve, step]);
  const points = useMemo(() => makePoints(lines, times, span), [lines, times, span]);
  const axis = useMemo(
    () => tightAxis(lines.flatMap((line) => Array.from(line.values.subarray(span.from, span.end)))),
    [lines, span],
  );
  const [pinnedAt, setPinnedAt] = useState<number | null>(null);
  const pinned = points.find((point) => point.x === pinnedAt);
  const labels = axis.ticks.map(numbers.figure);
  const from = points[0]?.x ?? 0;
  const to = points.at(-1)?.x ?? 1;
  return (
    <ChartFrame description={description} testId={testId}>
      {({ widthPx, heightPx }) => {
        const ticks = axisTicks(curve, from, to, widthPx / TICK_ROOM_PX, texts);
        const words = new Map(ticks.map((tick) => [tick.at, tick.label]));
        return (
          <>
            <LineChart
              width={widthPx}
              height={heightPx}
              data={points}
              margin={MARGIN}
              accessibilityLayer={false}
              onClick={({ activeLabel }) => {
                const at = Number(activeLabel ?? Number.NaN);
                setPinnedAt((before) => (Number.isNaN(at) || at === before ? null : at));
              }}
            >
              <CartesianGrid {...GRID_LOOK} />
              <XAxis
                {...AXIS_LOOK}
                type="number"
                dataKey="x"
                domain={[from, to === from ? from + 1 : to]}
                ticks={ticks.map((tick) => tick.at)}
                tickFormatter={(at: number) => words.get(at) ?? ''}
                height={24}
              />
              <YAxis
                {...AXIS_LOOK}
                domain={[...axis.domain]}
                ticks={[...axis.ticks]}
                tickFormatter={numbers.figure}
                width={labelWidthPx(labels)}
              />
              <Tooltip
                isAnimationActive={false}
                cursor={{ stroke: 'var(--line-strong)' }}
                content={<ForecastReadout curve={curve} lines={lines} />}
              />
              {pinned && <ReferenceLine x={pinned.x} stroke="var(--line-strong)" />}
              {lines.map((line) => (
                <Line
                  key={line.id}
                  {...LINE_LOOK}
                  dataKey={line.id}
                  stroke={line.color}
                  strokeWidth={line.widthPx}
                  strokeDasharray={line.dash}
                  activeDot={{ r: 3, strokeWidth: 0, fill: line.color }}
                />
              ))}
            </LineChart>
            {pinned && (
              <div
                className={styles.pinned}
                data-side={pinned.x > (from + to) / 2 ? 'left' : 'right'}
                data-testid="pinned-values"
              >
                <ForecastReadout curve={curve} lines={lines} active payload={[{ payload: pinned }]} />
              </div>
            )}
          </>
        );
      }}
    </ChartFrame>
  );
}

function makePoints(lines: readonly ForecastLine[], times: Float64Array, { from, end }: WindowSpan): ForecastPoint[] {
  const values = lines.map((line) => line.values);
  return thinLine(values, from, end, MOST_POINTS).map((i) => ({
    x: times[i] as number,
    ...Object.fromEntries(lines.map((line) => [line.id, line.values[i] as number])),
  }));
}

/** Dates where the data has them, else row numbers counted from 1. */
function axisTicks(
  { at }: CurvePart,
  from: number,
  to: number,
  most: number,
  { language, numbers }: Texts,
): readonly TimeTick[] {
  const room = Math.max(2, Math.floor(most));
  if (at.kind === 'time') return timeTicks(from, to, room, (ms, options) => formatDate(ms, language, options));
  return linearAxis([from, to], room)
    .ticks.filter((tick) => Number.isInteger(tick) && tick >= from && tick <= to)
    .map((tick) => ({ at: tick, label: numbers.count(tick + 1) }));
}

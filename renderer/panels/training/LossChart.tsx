import type { MouseEvent } from 'react';
import {
  CartesianGrid,
  DefaultZIndexes,
  ZIndexLayer,
  Line,
  LineChart,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import type { EpochRecord } from '#engine';
import { ChartFrame } from '../../ui/charts/ChartFrame';
import { AXIS_LOOK, GRID_LOOK, LINE_LOOK, labelWidthPx } from '../../ui/charts/chartLook';
import { countTicks, lossAxis } from '../../ui/charts/numberAxis';
import { useTexts } from '../../i18n/texts';
import { LOSS_LINES, lossValues } from './lossLines';
import { spreadLabels } from './spreadLabels';
import { type LossCursor, pointerX } from './useLossCursor';

/** The right margin is for the figures at the ends of the lines. */
const MARGIN = { top: 10, right: 54, bottom: 0, left: 0 };
const LABEL_HEIGHT_PX = 13;

interface LossChartProps {
  readonly records: readonly EpochRecord[];
  /** How many there will be. */
  readonly epochs: number;
  /** The epoch with the best losses, whose weights are kept. */
  readonly best: EpochRecord | null;
  readonly cursor: LossCursor;
}

/**
 * The losses of training and validation by epoch, with the latest figures written at the ends of the lines and a mark at the
 * best epoch. The pointer and the arrow keys move the epoch that the legend tells; a click pins it.
 */
export function LossChart({ records, epochs, best, cursor }: LossChartProps) {
  const { t, numbers } = useTexts();
  const last = records.at(-1);
  const axis = lossAxis(lossValues(records));
  const labels = axis.ticks.map(numbers.figure);
  const description = last
    ? t('panel.training.lossDescription', lossFigures(last, numbers.figure))
    : t('panel.training.lossEmpty');
  const lastEpoch = Math.max(epochs, last?.epoch ?? 0, 1);
  const axisWidthPx = labelWidthPx(labels);
  const epochAt = (event: MouseEvent): number => {
    const plotWidthPx = event.currentTarget.clientWidth - axisWidthPx - MARGIN.right;
    return ((pointerX(event) - axisWidthPx) / Math.max(1, plotWidthPx)) * lastEpoch;
  };
  return (
    <ChartFrame
      description={description}
      testId="loss-chart"
      {...(cursor.shown && {
        role: 'slider',
        tabIndex: 0,
        'aria-valuemin': records[0]?.epoch,
        'aria-valuemax': last?.epoch,
        'aria-valuenow': cursor.shown.epoch,
        'aria-valuetext': t('panel.training.epochLosses', lossFigures(cursor.shown, numbers.figure)),
        onKeyDown: cursor.onKeyDown,
        onPointerMove: (event) => cursor.hover(epochAt(event)),
        onPointerLeave: () => cursor.hover(null),
        // The place of a click is told in whole pixels; what the pointer shows is what is meant.
        onClick: (event) => cursor.pin(cursor.hovered ?? epochAt(event)),
      })}
    >
      {({ widthPx, heightPx }) => (
        <LineChart width={widthPx} height={heightPx} data={[...records]} margin={MARGIN} accessibilityLayer={false}>
          <CartesianGrid {...GRID_LOOK} />
          <XAxis
            {...AXIS_LOOK}
            type="number"
            dataKey="epoch"
            domain={[0, lastEpoch]}
            ticks={[...countTicks(lastEpoch)]}
            height={24}
          />
          <YAxis
            {...AXIS_LOOK}
            scale={axis.scale}
            domain={[...axis.domain]}
            ticks={[...axis.ticks]}
            tickFormatter={numbers.figure}
            width={axisWidthPx}
            allowDataOverflow
          />
          {LOSS_LINES.map(({ key, color, dash }) => (
            <Line {...LINE_LOOK} key={key} dataKey={key} stroke={color} strokeWidth={2} strokeDasharray={dash} />
          ))}
          {last && <EndLabels last={last} />}
          <ZIndexLayer zIndex={DefaultZIndexes.activeDot}>
            {best && <BestEpoch record={best} />}
            {cursor.chosen && cursor.shown && <ShownEpoch record={cursor.shown} />}
          </ZIndexLayer>
        </LineChart>
      )}
    </ChartFrame>
  );
}

function lossFigures({ epoch, loss, valLoss }: EpochRecord, figure: (value: number) => string) {
  return { epoch, loss: figure(loss), valLoss: valLoss === null ? '–' : figure(valLoss) };
}

/** Where the losses of an epoch stand in the chart. */
function usePlaces(record: EpochRecord) {
  const x = useXAxisScale()?.(record.epoch);
  const scaleY = useYAxisScale();
  const plot = usePlotArea();
  const dots = LOSS_LINES.flatMap(({ key, color }) => {
    const value = record[key];
    const y = value === null || !Number.isFinite(value) ? undefined : scaleY?.(value);
    return y === undefined || value === null ? [] : [{ key, value, y, color }];
  });
  return x === undefined || !plot ? null : { x, dots, top: plot.y, bottom: plot.y + plot.height };
}

/** A dot at the best epoch, on the line that it was judged by, and a line from it down to the axis. */
function BestEpoch({ record }: { readonly record: EpochRecord }) {
  const places = usePlaces(record);
  const dot = places?.dots.at(-1);
  if (!places || !dot) return null;
  const { x, bottom } = places;
  return (
    <g data-testid="best-epoch">
      <path d={`M${x} ${dot.y}V${bottom}`} stroke="var(--ink-3)" strokeDasharray="2 3" />
      <circle cx={x} cy={dot.y} r={4.5} fill="var(--surface)" stroke={dot.color} strokeWidth={2} />
    </g>
  );
}

/** The epoch that the legend tells: a line through the chart, and a dot on each line. */
function ShownEpoch({ record }: { readonly record: EpochRecord }) {
  const places = usePlaces(record);
  if (!places) return null;
  const { x, dots, top, bottom } = places;
  return (
    <g data-testid="shown-epoch">
      <path d={`M${x} ${top}V${bottom}`} stroke="var(--line-strong)" />
      {dots.map(({ key, y, color }) => (
        <circle key={key} cx={x} cy={y} r={3} fill={color} />
      ))}
    </g>
  );
}

/** The latest figure of each line beside its end; figures that would touch are moved apart. */
function EndLabels({ last }: { readonly last: EpochRecord }) {
  const { numbers } = useTexts();
  const places = usePlaces(last);
  if (!places) return null;
  const { x, dots: ends } = places;
  const labelYs = spreadLabels(
    ends.map((end) => end.y),
    LABEL_HEIGHT_PX,
  );
  return (
    <g>
      {ends.map((end, i) => (
        <g key={end.key}>
          <circle cx={x} cy={end.y} r={3.5} fill={end.color} />
          <text x={x + 8} y={labelYs[i]} dy="0.35em">
            {numbers.figure(end.value)}
          </text>
        </g>
      ))}
    </g>
  );
}

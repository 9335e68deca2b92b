import { CartesianGrid, Line, LineChart, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts';
import type { EpochRecord } from '#engine';
import { ChartFrame } from '../../ui/charts/ChartFrame';
import { AXIS_LOOK, GRID_LOOK, LINE_LOOK, labelWidthPx } from '../../ui/charts/chartLook';
import { countTicks, lossAxis } from '../../ui/charts/numberAxis';
import { useTexts } from '../../i18n/texts';
import { LOSS_LINES, lossValues } from './lossLines';
import { spreadLabels } from './spreadLabels';

/** The right margin is for the figures at the ends of the lines. */
const MARGIN = { top: 10, right: 54, bottom: 0, left: 0 };
const LABEL_HEIGHT_PX = 13;

/** The losses of training and validation by epoch, with the latest figures written at the ends of the lines. */
export function LossChart({ records, epochs }: { readonly records: readonly EpochRecord[]; readonly epochs: number }) {
  const { t, numbers } = useTexts();
  const last = records.at(-1);
  const axis = lossAxis(lossValues(records));
  const labels = axis.ticks.map(numbers.figure);
  const description = last
    ? t('panel.training.lossDescription', {
        epoch: last.epoch,
        loss: numbers.figure(last.loss),
        valLoss: last.valLoss === null ? '–' : numbers.figure(last.valLoss),
      })
    : t('panel.training.lossEmpty');
  const lastEpoch = Math.max(epochs, last?.epoch ?? 0, 1);
  return (
    <ChartFrame description={description} testId="loss-chart">
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
            width={labelWidthPx(labels)}
            allowDataOverflow
          />
          {LOSS_LINES.map(({ key, color, dash }) => (
            <Line {...LINE_LOOK} key={key} dataKey={key} stroke={color} strokeWidth={2} strokeDasharray={dash} />
          ))}
          {last && <EndLabels last={last} />}
        </LineChart>
      )}
    </ChartFrame>
  );
}

/** The latest figure of each line beside its end; figures that would touch are moved apart. */
function EndLabels({ last }: { readonly last: EpochRecord }) {
  const { numbers } = useTexts();
  const x = useXAxisScale()?.(last.epoch);
  const scaleY = useYAxisScale();
  if (x === undefined || !scaleY) return null;
  const ends = LOSS_LINES.flatMap(({ key, color }) => {
    const value = last[key];
    const y = value === null || !Number.isFinite(value) ? undefined : scaleY(value);
    return y === undefined || value === null ? [] : [{ text: numbers.figure(value), y, color }];
  });
  const labelYs = spreadLabels(
    ends.map((end) => end.y),
    LABEL_HEIGHT_PX,
  );
  return (
    <g>
      {ends.map((end, i) => (
        <g key={end.color}>
          <circle cx={x} cy={end.y} r={3.5} fill={end.color} />
          <text x={x + 8} y={labelYs[i]} dy="0.35em">
            {end.text}
          </text>
        </g>
      ))}
    </g>
  );
}

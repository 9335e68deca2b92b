import { DEFAULT_TRAINING, type Graph, readTable, type TrainingSettings } from '../../engine/index';

const node = (id: string, type: string, params = {}) => ({ id, type, name: id, params });
const wire = (from: string, to: string) => ({
  id: `${from}>${to}`,
  from: { node: from, port: 'out' },
  to: { node: to, port: 'in' },
});

/** A job for the app's own training: sines of these paces in a table of so many rows, the first forecast by LSTM and Dense. */
export function forecastJob(
  paces: readonly number[],
  rowCount: number,
  lookback: number,
  lstm: { readonly units: number; readonly dropout?: number; readonly recurrentDropout?: number },
  settings: Partial<TrainingSettings>,
) {
  const features = paces.map((_, k) => `column${k}`);
  const rows = Array.from({ length: rowCount }, (_, i) => paces.map((pace) => Math.sin(i * pace).toFixed(5)).join());
  const { table } = readTable(new TextEncoder().encode(`${features.join()}\n${rows.join('\n')}\n`), 'a.csv');
  if (!table) throw new Error('The table cannot be read.');
  const graph: Graph = {
    nodes: [node('In', 'input'), node('LSTM', 'lstm', lstm), node('Dense', 'dense'), node('Out', 'target')],
    edges: [wire('In', 'LSTM'), wire('LSTM', 'Dense'), wire('Dense', 'Out')],
  };
  const recipe = {
    time: null,
    series: null,
    features,
    targets: features.slice(0, 1),
    calendar: [],
    transforms: {},
    units: {},
    lookback,
    horizon: 1,
    scaling: 'standard',
    split: { train: 0.6, validation: 0.2 },
    seasons: [],
  } as const;
  return { graph, table, task: { id: 'forecasting', recipe } as const, settings: { ...DEFAULT_TRAINING, ...settings } };
}

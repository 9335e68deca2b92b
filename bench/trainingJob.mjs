import { DEFAULT_TRAINING } from '#engine';
import { createRandom } from '../engine/random/random';
import { chainOf } from './chain.mjs';

const SEED = 7;
/** Sines of these periods, in steps, lie under the noise, so that training has something to find and stays finite. */
const SHORTEST_PERIOD = 11;
const NOISE = 0.2;

/**
 * A case as the job that the app would train: graph, table, recipe and settings. The training part holds exactly
 * `stepsPerEpoch` full batches, so that every step does the same work. There is no validation part and a test part of a few
 * windows: neither is counted as training by the app's loop, and the slow engines would spend minutes on them.
 */
export function trainingJob(benchCase, { stepsPerEpoch, epochs }) {
  const { timesteps, features, batchSize } = benchCase;
  const trainRows = stepsPerEpoch * batchSize + timesteps;
  const testRows = timesteps + 1;
  const names = Array.from({ length: features }, (_, k) => `feature${k + 1}`);
  const rowCount = trainRows + testRows;
  const recipe = {
    time: null,
    series: null,
    features: names,
    targets: ['target'],
    calendar: [],
    transforms: {},
    units: {},
    lookback: timesteps,
    horizon: 1,
    scaling: 'standard',
    split: { train: trainRows / rowCount, validation: 0 },
    seasons: [],
  };
  return {
    graph: graphOf(benchCase),
    table: waveTable(names, rowCount),
    task: { id: 'forecasting', recipe },
    // Checkouts from before there were tasks read it here.
    recipe,
    // The app's own settings, clipping included: what its users wait for, though the peers do without it.
    settings: { ...DEFAULT_TRAINING, batchSize, epochs, patience: 0 },
  };
}

function graphOf({ layers }) {
  return chainOf([
    node('input', 'input'),
    ...layers.map((layer, k) => recurrentNode(layer, `recurrent${k + 1}`)),
    node('dense', 'dense', { units: 1 }),
    node('target', 'target', { loss: 'meanSquaredError' }),
  ]);
}

function recurrentNode({ cell, units, bidirectional, output, dropout, recurrentDropout }, id) {
  const params = { units, output, dropout, recurrentDropout };
  return bidirectional ? node(id, 'bidirectional', { cell, ...params }) : node(id, cell, params);
}

function node(id, type, params = {}) {
  return { id, type, name: id, params };
}

function waveTable(features, rowCount) {
  const random = createRandom(SEED);
  const columns = [...features, 'target'].map((name, k) => ({
    name,
    kind: 'number',
    values: Float64Array.from(
      { length: rowCount },
      (_, row) => Math.sin((2 * Math.PI * row) / (SHORTEST_PERIOD + 3 * k)) + NOISE * (2 * random.next() - 1),
    ),
  }));
  // Line 1 of a file would be its head.
  const lines = Uint32Array.from({ length: rowCount }, (_, row) => row + 2);
  return { fileName: 'bench.csv', columns, rowCount, lines };
}

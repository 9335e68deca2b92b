import { DEFAULT_TRAINING, type DataRecipe, EMPTY_GRAPH, type Project } from '#engine';

/** The recipe of a project that has no data yet. */
export const EMPTY_RECIPE: DataRecipe = {
  time: null,
  features: [],
  targets: [],
  calendar: [],
  transforms: {},
  units: {},
  lookback: 30,
  horizon: 1,
  scaling: 'standard',
  split: { train: 0.7, validation: 0.15 },
  seasons: [],
};

/** A project with an empty canvas and no data. */
export function emptyProject(name: string): Project {
  return {
    name,
    graph: EMPTY_GRAPH,
    layout: {},
    recipe: EMPTY_RECIPE,
    expects: null,
    training: DEFAULT_TRAINING,
    dataFile: null,
    dataHash: null,
    dataSize: null,
    dataInside: true,
    trained: null,
    runs: [],
  };
}

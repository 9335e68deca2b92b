import { EMPTY_GRAPH } from '../graph/graph';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { EMPTY_RECIPE } from '../tasks/forecasting/recipe';
import type { Project } from './project';

/** A project with an empty canvas and no data. */
export function emptyProject(name: string): Project {
  return {
    name,
    graph: EMPTY_GRAPH,
    layout: {},
    groups: [],
    task: { id: 'forecasting', recipe: EMPTY_RECIPE },
    expects: null,
    training: DEFAULT_TRAINING,
    assets: [],
    assetsInside: true,
    trained: null,
    runs: [],
  };
}

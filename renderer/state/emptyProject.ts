import { DEFAULT_TRAINING, EMPTY_GRAPH, EMPTY_RECIPE, type Project } from '#engine';

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

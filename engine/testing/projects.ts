import type { Asset, Project } from '../project/project';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { stockGraph } from './graphs';
import type { DataRecipe } from '../tasks/forecasting/recipe';
import { forecastBy, hourlyRecipe } from './tables';

/** A project over `hourlyTable` that was never trained, with parts to override. */
export function hourlyProject({
  recipe = hourlyRecipe(),
  ...changes
}: Partial<Project> & { readonly recipe?: DataRecipe } = {}): Project {
  return {
    name: 'Wave “α”',
    graph: stockGraph(),
    layout: { Input: { x: 10, y: -20.5 } },
    groups: [],
    task: forecastBy(recipe),
    expects: null,
    training: DEFAULT_TRAINING,
    assets: [tableNamed('wave.csv')],
    assetsInside: true,
    trained: null,
    runs: [],
    ...changes,
  };
}

/** A table of which the project knows no more than its name. */
export const tableNamed = (name: string): Asset => ({ name, kind: 'table', bytes: null, sha256: null });

import type { Project } from '../project/project';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { stockGraph } from './graphs';
import { hourlyRecipe } from './tables';

/** A project over `hourlyTable` that was never trained, with parts to override. */
export function hourlyProject(changes: Partial<Project> = {}): Project {
  return {
    name: 'Wave “α”',
    graph: stockGraph(),
    layout: { Input: { x: 10, y: -20.5 } },
    recipe: hourlyRecipe(),
    expects: null,
    training: DEFAULT_TRAINING,
    dataFile: 'wave.csv',
    dataHash: null,
    dataSize: null,
    dataInside: true,
    trained: null,
    runs: [],
    ...changes,
  };
}

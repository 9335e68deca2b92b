import { strToU8 } from 'fflate';
import { FORECASTING_PROGRAMS } from '../../tasks/forecasting/code/forecastingPrograms';
import type { ExportPlan } from './exportPlan';
import type { ExportFile } from '../exportKinds';
import { compactJson } from './compactJson';
import { cutSource, type Flags, type Inserts } from './cutSource';
import { fillIn } from './fillIn';
import { forecastingFlags, forecastingRecipe } from './forecastingFacts';
import { type ProgramFiles, reachableFiles } from './reachableFiles';
import { readmeValues } from './readmeValues';
import { pythonSchedule, scheduleSettings } from './scheduleCode';
import { tidyPythonImports } from './tidyImports';

/** What a framework adds to the files of the task. */
export interface PythonFramework {
  /** `model.py`, made from the model. */
  readonly model: string;
  /** Its own files by name; those that the programs do not import are left out. */
  readonly sources: ProgramFiles;
  readonly readme: string;
  readonly requirements: string;
  readonly gitignore: string;
  readonly flags: Flags;
  readonly inserts?: Inserts;
  /** What its training reads beside what every training does. */
  readonly training?: Readonly<Record<string, unknown>>;
}

/** The programs that are run; what they import comes along. */
const ENTRIES = ['train.py', 'predict.py', 'evaluate.py'];

/** The text files of a Python program and its data. */
export function pythonProgram(plan: ExportPlan, framework: PythonFramework): ExportFile[] {
  const { trained, csv, dataFile } = plan;
  const flags = {
    ...forecastingFlags(plan),
    ...framework.flags,
    trained: trained !== null,
    untrained: trained === null,
  };
  const sources: ProgramFiles = { ...FORECASTING_PROGRAMS.python, ...framework.sources };
  const inserts: Inserts = { ...pythonSchedule(plan.training, plan.recipe.split.validation > 0), ...framework.inserts };
  const own = ['model', ...Object.keys(sources).map((name) => name.replace(/\.py$/, ''))];
  const textOf = (name: string): string | null => {
    if (name === 'model.py') return framework.model;
    const source = sources[name];
    return source === undefined ? null : tidyPythonImports(cutSource(source, flags, inserts), own);
  };
  const importsOf = (text: string): string[] =>
    [...text.matchAll(/^(?:from|import) (\w+)/gm)].map(([, name = '']) => `${name}.py`);
  const texts: ProgramFiles = {
    'README.md': fillIn(cutSource(framework.readme, flags), readmeValues(plan)),
    'requirements.txt': framework.requirements,
    '.gitignore': framework.gitignore,
    ...reachableFiles(ENTRIES, textOf, importsOf),
    'recipe.json': compactJson(recipeOf(plan, framework)),
    [`data/${dataFile}`]: csv.text,
  };
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: strToU8(text) }));
}

function recipeOf(plan: ExportPlan, framework: PythonFramework): Readonly<Record<string, unknown>> {
  const { recipe, csv, training } = plan;
  const { seed, epochs, batchSize, shuffle, patience, minDelta } = training;
  const times = csv.times === 'iso' ? { format: 'ISO8601' } : { format: 'mixed', dayfirst: csv.times === 'dayFirst' };
  return {
    data: plan.dataFile,
    ...forecastingRecipe(plan),
    ...(recipe.time !== null && { times }),
    training: {
      ...{ seed, epochs, batchSize, shuffle },
      ...scheduleSettings(training),
      ...framework.training,
      ...{ patience: patience > 0 ? patience : epochs, minDelta },
    },
  };
}

import { strToU8 } from 'fflate';
import type { ExportPlan } from './exportPlan';
import type { ExportFile } from '../defineExport';
import { compactJson } from './compactJson';
import { cutSource, fillIn, type Flags, type Inserts } from './cutSource';
import { metricLines, namedFiles, programFlags, programRecipe, readmeValues } from './programFacts';
import { reachableFiles } from './reachableFiles';
import { pythonSchedule } from './scheduleCode';
import { fileText, type FileTexts, fileTexts } from '../../text/fileTexts';
import { tidyPythonImports } from './tidyImports';

/** What a framework adds to the files of the task. */
export interface PythonFramework {
  /** `model.py`, made from the model. */
  readonly model: string;
  /** Its own files by name; those in Python that the programs do not import are left out. */
  readonly files: FileTexts;
  readonly flags: Flags;
  readonly inserts?: Inserts;
  /** What its training reads beside what every training does. */
  readonly training?: Readonly<Record<string, unknown>>;
}

/** What every program has. */
const FILES = fileTexts(import.meta.glob<string>('./python/*.py', { query: '?raw', import: 'default', eager: true }));

/** The programs that are run; what they import comes along. */
const ENTRIES = ['train.py', 'predict.py', 'evaluate.py'];

/** The text files of a Python program and its data. */
export function pythonProgram(plan: ExportPlan, framework: PythonFramework): ExportFile[] {
  const { csv, dataFile, program } = plan;
  const flags = { ...programFlags(plan), ...program.flags, ...framework.flags };
  const sources = { ...FILES, ...plan.files.python, ...framework.files };
  const inserts: Inserts = {
    ...pythonSchedule(plan.training, plan.validates),
    ...metricLines('python'),
    ...program.inserts,
    ...framework.inserts,
  };
  const own = ['model', ...Object.keys(sources).map((name) => name.replace(/\.py$/, ''))];
  const textOf = (name: string): string | null => {
    if (name === 'model.py') return framework.model;
    const source = sources[name];
    return source === undefined ? null : tidyPythonImports(cutSource(source, flags, inserts), own);
  };
  const importsOf = (text: string): string[] =>
    [...text.matchAll(/^(?:from|import) (\w+)/gm)].map(([, name = '']) => `${name}.py`);
  const texts: FileTexts = {
    'README.md': fillIn(cutSource(fileText(sources, 'README.md'), flags), readmeValues(plan)),
    'requirements.txt': cutSource(fileText(sources, 'requirements.txt'), flags),
    '.gitignore': fileText(sources, 'gitignore'),
    ...reachableFiles(ENTRIES, textOf, importsOf),
    'recipe.json': compactJson({ data: dataFile, ...programRecipe(plan, framework.training ?? {}), ...timesOf(plan) }),
    [`data/${dataFile}`]: csv.text,
    ...namedFiles(plan, ''),
  };
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: strToU8(text) }));
}

/** How pandas reads the moments that order the rows. */
function timesOf({ hasTimes, csv: { times } }: ExportPlan): object {
  if (!hasTimes) return {};
  return { times: times === 'iso' ? { format: 'ISO8601' } : { format: 'mixed', dayfirst: times === 'dayFirst' } };
}

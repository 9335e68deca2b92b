import evaluate from './files/src/evaluate.ts?raw';
import inference from './files/src/inference.ts?raw';
import predict from './files/src/predict.ts?raw';
import recipe from './files/src/recipe.ts?raw';
import scores from './files/src/scores.ts?raw';
import table from './files/src/table.ts?raw';
import numbers from './files/src/numbers.ts?raw';
import gitignore from './files/gitignore?raw';
import html from './files/index.html?raw';
import packageJson from './files/package.json?raw';
import readme from './files/README.md?raw';
import attention from './files/src/attention.ts?raw';
import averagePooling1d from './files/src/averagePooling1d.ts?raw';
import batchNormalization from './files/src/batchNormalization.ts?raw';
import browser from './files/src/browser.ts?raw';
import conv1d from './files/src/conv1d.ts?raw';
import embeddingGradient from './files/src/embeddingGradient.ts?raw';
import globalMaxPooling1d from './files/src/globalMaxPooling1d.ts?raw';
import hardSigmoid3 from './files/src/hardSigmoid3.ts?raw';
import layerArguments from './files/src/layerArguments.ts?raw';
import metrics from './files/src/metrics.ts?raw';
import masking from './files/src/masking.ts?raw';
import maxPoolingGradient from './files/src/maxPoolingGradient.ts?raw';
import modelFiles from './files/src/modelFiles.ts?raw';
import orthogonal from './files/src/orthogonal.ts?raw';
import page from './files/src/page.ts?raw';
import program from './files/src/program.ts?raw';
import resetAfterGru from './files/src/resetAfterGru.ts?raw';
import schedule from './files/src/schedule.ts?raw';
import train from './files/src/train.ts?raw';
import unstackGradient from './files/src/unstackGradient.ts?raw';
import tsconfig from './files/tsconfig.json?raw';

/** The files of an exported TypeScript program that no task and no model decides, beside those in `src/`. */
export const TYPESCRIPT_FILES = { readme, packageJson, tsconfig, gitignore, html };

/** The same of `src/`: their text by name. */
export const TYPESCRIPT_SOURCES = {
  'attention.ts': attention,
  'averagePooling1d.ts': averagePooling1d,
  'batchNormalization.ts': batchNormalization,
  'browser.ts': browser,
  'conv1d.ts': conv1d,
  'embeddingGradient.ts': embeddingGradient,
  'globalMaxPooling1d.ts': globalMaxPooling1d,
  'hardSigmoid3.ts': hardSigmoid3,
  'layerArguments.ts': layerArguments,
  'masking.ts': masking,
  'metrics.ts': metrics,
  'maxPoolingGradient.ts': maxPoolingGradient,
  'modelFiles.ts': modelFiles,
  'orthogonal.ts': orthogonal,
  'page.ts': page,
  'program.ts': program,
  'resetAfterGru.ts': resetAfterGru,
  'schedule.ts': schedule,
  'evaluate.ts': evaluate,
  'inference.ts': inference,
  'predict.ts': predict,
  'recipe.ts': recipe,
  'scores.ts': scores,
  'table.ts': table,
  'numbers.ts': numbers,
  'train.ts': train,
  'unstackGradient.ts': unstackGradient,
};

/** The text of one of them. Throws for a name that is none. */
export function typescriptFile(name: string): string {
  const text: string | undefined = (TYPESCRIPT_SOURCES as Readonly<Record<string, string>>)[name];
  if (text === undefined) throw new Error(`there is no file “${name}”`);
  return text;
}

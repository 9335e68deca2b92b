import type { ModelExportPlan } from '../programs/exportPlan';
import { lines, sections } from '../sections';
import type { OwnModule } from '../typescript/ownModules';
import type { ModelPlan } from '../../plan/modelPlan';
import { formatShape } from '../../tensors/tensorSpec';
import { aboutPreprocessing } from '../preprocessing';

/** `README.md` beside a tf.js model. `modules` are the code that must run before it is loaded. */
export function tfjsReadme(exported: ModelExportPlan, plan: ModelPlan, modules: readonly OwnModule[]): string {
  return sections(
    `# ${exported.title}`,
    'A trained model in the TensorFlow.js Layers format.',
    lines(
      '```js',
      "import * as tf from '@tensorflow/tfjs';",
      ...modules.map((module) => `import './${module.name}.js';`),
      '',
      "const model = await tf.loadLayersModel('model.json');",
      '```',
    ),
    modules.length > 0 &&
      'The model needs more than TensorFlow.js has. Compile the imported files with TypeScript and import them before the model is loaded; without them it is refused, or computes something else.',
    lines(
      '| Input | Shape of one sample | Type |',
      '| --- | --- | --- |',
      ...plan.inputs.map(
        ({ name: input, spec }) => `| \`${input}\` | ${formatShape(spec?.shape ?? [])} | ${spec?.dtype ?? ''} |`,
      ),
    ),
    aboutPreprocessing(exported),
  );
}

import type { ModelPlan, PlannedStep } from '../../plan/modelPlan';
import { toldIn } from '../../plan/toldIn';
import { ownNames } from '../../emit/tfjs/tfjsCall';
import { attentionFile } from './files/attentionFile';
import { averagePooling1dFile } from './files/averagePooling1dFile';
import { batchNormalizationFile } from './files/batchNormalizationFile';
import { conv1dFile } from './files/conv1dFile';
import { globalMaxPooling1dFile } from './files/globalMaxPooling1dFile';
import { hardSigmoid3File } from './files/hardSigmoid3File';
import { layerArgumentsFile } from './files/layerArgumentsFile';
import { maskingFile } from './files/maskingFile';
import { resetAfterGruFile } from './files/resetAfterGruFile';

/** A module that the exported program brings along, because tfjs alone lacks what is in it. */
export interface OwnModule {
  /** Of the file `src/<name>.ts`, and of what it exports, if it exports something. */
  readonly name: string;
  readonly exportsName: boolean;
  /** For the table of files in the README. */
  readonly about: string;
  readonly text: () => string;
}

const OWN_MODULES: readonly OwnModule[] = [
  {
    name: 'attention',
    exportsName: true,
    about: 'dot-product attention, which TensorFlow.js lacks',
    text: attentionFile,
  },
  {
    name: 'batchNormalization',
    exportsName: true,
    about: 'batch normalization without its scale or its shift, which TensorFlow.js cannot train',
    text: batchNormalizationFile,
  },
  {
    name: 'conv1d',
    exportsName: true,
    about: 'the convolution along time, with what that of TensorFlow.js lacks',
    text: conv1dFile,
  },
  {
    name: 'averagePooling1d',
    exportsName: true,
    about: 'average pooling, with the gradient that TensorFlow.js gets wrong where a pool is incomplete',
    text: averagePooling1dFile,
  },
  {
    name: 'globalMaxPooling1d',
    exportsName: true,
    about: 'the largest value over time, with the gradient of Keras where several are equal',
    text: globalMaxPooling1dFile,
  },
  {
    name: 'masking',
    exportsName: true,
    about: 'masking, with the gradient that TensorFlow.js lacks',
    text: maskingFile,
  },
  {
    name: 'resetAfterGru',
    exportsName: true,
    about: 'the GRU of Keras 3, which TensorFlow.js lacks',
    text: resetAfterGruFile,
  },
  {
    name: 'hardSigmoid3',
    exportsName: true,
    about: 'the hard sigmoid of Keras 3, which TensorFlow.js lacks',
    text: hardSigmoid3File,
  },
];

const LAYER_ARGUMENTS: OwnModule = {
  name: 'layerArguments',
  exportsName: false,
  about: 'keeps masks and states with the layers that they are meant for',
  text: layerArgumentsFile,
};

const needsOwnArguments = ({ takesState, inputSpecs }: PlannedStep): boolean =>
  takesState || inputSpecs.some((spec) => spec.masked);

/** The modules that a model's code needs, in the order in which it imports them. Throws for a name that no module has. */
export function ownModules(plan: ModelPlan): readonly OwnModule[] {
  const { steps } = toldIn(plan, 'tfjs');
  const used = new Set(steps.flatMap((step) => ownNames(step.layer.tfjs(step))));
  const modules = OWN_MODULES.filter(({ name }) => used.delete(name));
  if (used.size > 0) throw new Error(`no module of the export is called ${[...used].join(', ')}`);
  return steps.some(needsOwnArguments) ? [...modules, LAYER_ARGUMENTS] : modules;
}

/** The statement that imports one. */
export function importLine({ name, exportsName }: OwnModule): string {
  return exportsName ? `import { ${name} } from './${name}.js';` : `import './${name}.js';`;
}

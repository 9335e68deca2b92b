import type { ModelPlan, PlannedStep } from '../../plan/modelPlan';
import {
  callsResetAfterGru,
  HARD_SIGMOID_3,
  type LayerCall,
  printedCall,
  RESET_AFTER_GRU,
  usesHardSigmoid3,
} from '../../layers/layerCall';
import { attentionFile } from './files/attentionFile';
import { averagePooling1dFile } from './files/averagePooling1dFile';
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
  readonly isNeeded: (steps: readonly PlannedStep[]) => boolean;
}

const someCall = (test: (call: LayerCall) => boolean) => (steps: readonly PlannedStep[]) =>
  steps.some(({ call }) => test(call));

const callsFunction = (name: string) => someCall((call) => printedCall(call).callee === name);

const OWN_MODULES: readonly OwnModule[] = [
  {
    name: 'attention',
    exportsName: true,
    about: 'dot-product attention, which TensorFlow.js lacks',
    text: attentionFile,
    isNeeded: callsFunction('attention'),
  },
  {
    name: 'conv1d',
    exportsName: true,
    about: 'the convolution along time, with what that of TensorFlow.js lacks',
    text: conv1dFile,
    isNeeded: callsFunction('conv1d'),
  },
  {
    name: 'averagePooling1d',
    exportsName: true,
    about: 'average pooling, with the gradient that TensorFlow.js gets wrong where a pool is incomplete',
    text: averagePooling1dFile,
    isNeeded: callsFunction('averagePooling1d'),
  },
  {
    name: 'globalMaxPooling1d',
    exportsName: true,
    about: 'the largest value over time, with the gradient of Keras where several are equal',
    text: globalMaxPooling1dFile,
    isNeeded: callsFunction('globalMaxPooling1d'),
  },
  {
    name: 'masking',
    exportsName: true,
    about: 'masking, with the gradient that TensorFlow.js lacks',
    text: maskingFile,
    isNeeded: callsFunction('masking'),
  },
  {
    name: RESET_AFTER_GRU,
    exportsName: true,
    about: 'the GRU of Keras 3, which TensorFlow.js lacks',
    text: resetAfterGruFile,
    isNeeded: someCall(callsResetAfterGru),
  },
  {
    name: HARD_SIGMOID_3,
    exportsName: true,
    about: 'the hard sigmoid of Keras 3, which TensorFlow.js lacks',
    text: hardSigmoid3File,
    isNeeded: someCall(usesHardSigmoid3),
  },
  {
    name: 'layerArguments',
    exportsName: false,
    about: 'keeps masks and states with the layers that they are meant for',
    text: layerArgumentsFile,
    isNeeded: (steps) =>
      steps.some(({ initialState, inputSpecs }) => initialState !== null || inputSpecs.some((spec) => spec.masked)),
  },
];

/** The modules that a model's code needs, in the order in which it imports them. */
export function ownModules({ steps }: ModelPlan): readonly OwnModule[] {
  return OWN_MODULES.filter((module) => module.isNeeded(steps));
}

/** The statement that imports one. */
export function importLine({ name, exportsName }: OwnModule): string {
  return exportsName ? `import { ${name} } from './${name}.js';` : `import './${name}.js';`;
}

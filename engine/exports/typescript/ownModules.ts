import type { ModelPlan, PlannedStep } from '../../plan/modelPlan';
import {
  callsResetAfterGru,
  HARD_SIGMOID_3,
  type LayerCall,
  printedCall,
  RESET_AFTER_GRU,
  usesHardSigmoid3,
} from '../../layers/layerCall';

/** A module that the exported program brings along, because tfjs alone lacks what is in it. */
export interface OwnModule {
  /** Of the file `src/<name>.ts`, and of what it exports, if it exports something. */
  readonly name: string;
  readonly exportsName: boolean;
  readonly isNeeded: (steps: readonly PlannedStep[]) => boolean;
}

const someCall = (test: (call: LayerCall) => boolean) => (steps: readonly PlannedStep[]) =>
  steps.some(({ call }) => test(call));

const callsFunction = (name: string) => someCall((call) => printedCall(call).callee === name);

const OWN_MODULES: readonly OwnModule[] = [
  {
    name: 'attention',
    exportsName: true,
    isNeeded: callsFunction('attention'),
  },
  {
    name: 'conv1d',
    exportsName: true,
    isNeeded: callsFunction('conv1d'),
  },
  {
    name: 'averagePooling1d',
    exportsName: true,
    isNeeded: callsFunction('averagePooling1d'),
  },
  {
    name: 'globalMaxPooling1d',
    exportsName: true,
    isNeeded: callsFunction('globalMaxPooling1d'),
  },
  {
    name: 'masking',
    exportsName: true,
    isNeeded: callsFunction('masking'),
  },
  {
    name: RESET_AFTER_GRU,
    exportsName: true,
    isNeeded: someCall(callsResetAfterGru),
  },
  {
    name: HARD_SIGMOID_3,
    exportsName: true,
    isNeeded: someCall(usesHardSigmoid3),
  },
  {
    name: 'layerArguments',
    exportsName: false,
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

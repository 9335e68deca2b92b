import { ownNames } from '../../emit/tfjs/tfjsCall';
import type { ModelPlan, PlannedStep } from '../../plan/modelPlan';
import { toldIn } from '../../plan/toldIn';

/** A module that the exported program brings along, because tfjs alone lacks what is in it. */
export interface OwnModule {
  /** Of the file `src/<name>.ts`, and of what it exports, if it exports something. */
  readonly name: string;
  readonly exportsName: boolean;
}

const LAYER_ARGUMENTS: OwnModule = { name: 'layerArguments', exportsName: false };

const needsOwnArguments = ({ takesState, inputSpecs }: PlannedStep): boolean =>
  takesState || inputSpecs.some((spec) => spec.masked);

/** The modules that a model's code needs, in the order in which it imports them. */
export function ownModules(plan: ModelPlan): readonly OwnModule[] {
  const { steps } = toldIn(plan, 'tfjs');
  const used = new Set(steps.flatMap((step) => ownNames(step.layer.tfjs(step))));
  const modules = [...used].sort().map((name) => ({ name, exportsName: true }));
  return steps.some(needsOwnArguments) ? [...modules, LAYER_ARGUMENTS] : modules;
}

/** The statement that imports one. */
export function importLine({ name, exportsName }: OwnModule): string {
  return exportsName ? `import { ${name} } from './${name}.js';` : `import './${name}.js';`;
}

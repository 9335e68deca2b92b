import { planModel } from '../../../plan/modelPlan';
import { findLayer } from '../../../layers';
import type { ExportPlan } from '../exportPlan';
import { type OwnModule, ownModules } from '../ownModules';

/** Which features the exported code needs; what it does not need is not written. */
export interface Traits {
  readonly hasTime: boolean;
  readonly hasCalendar: boolean;
  readonly hasTransforms: boolean;
  /** Category columns, whether read or predicted. */
  readonly hasCategories: boolean;
  /** Inputs that read numbers, and those that read codes. */
  readonly numbersIn: boolean;
  readonly codesIn: boolean;
  /** Outputs that predict numbers, and those that predict classes. */
  readonly numbersOut: boolean;
  readonly classesOut: boolean;
  readonly hasValidation: boolean;
  /** More than one step ahead. */
  readonly manySteps: boolean;
  readonly isRecurrent: boolean;
  /** Layers, if any, that tfjs's wasm backend does not train, or not right. */
  readonly wasmLacks: readonly string[];
  /** What the model needs and tfjs lacks. */
  readonly modules: readonly OwnModule[];
}

/** It cannot sum up the gradient of an embedding, and leaves that of max pooling unwritten in places. */
const WASM_LACKS: readonly (readonly [factory: string, string])[] = [
  ['embedding', 'embeddings'],
  ['maxPooling1d', 'max pooling'],
];

/** The traits of an export. */
export function traitsOf(plan: ExportPlan): Traits {
  const { recipe, inputs, outputs } = plan;
  const model = planModel(plan.project.graph, plan.analysis);
  const built = [...plan.analysis.nodes.values()].filter((node) => node.inModel);
  return {
    hasTime: recipe.time !== null,
    hasCalendar: recipe.calendar.length > 0,
    hasTransforms: plan.numberColumns.some((column) => column.transform !== 'none'),
    hasCategories: plan.categoryColumns.length > 0,
    numbersIn: inputs.some((input) => input.kind === 'numbers'),
    codesIn: inputs.some((input) => input.kind === 'codes'),
    numbersOut: outputs.some((output) => output.kind === 'numbers'),
    classesOut: outputs.some((output) => output.kind === 'class'),
    hasValidation: recipe.split.validation > 0,
    manySteps: recipe.horizon > 1,
    isRecurrent: built.some(({ node }) => findLayer(node.type)?.family === 'recurrent'),
    wasmLacks: WASM_LACKS.filter(([factory]) =>
      model.steps.some((step) => step.layer.tfjs?.(step).factory === factory),
    ).map(([, name]) => name),
    modules: ownModules(model),
  };
}

import type { ModelPlan, PlannedStep } from '../../plan/modelPlan';
import type { PortRef } from '../../graph/graph';
import type { ForwardPlace } from '../../emit/torch/torchLayer';
import { torchLayer } from './torchLayers';
import type { TorchNames } from './torchNames';

/** The statements of one layer in `forward`, without indent. */
export interface StepCode {
  readonly statements: readonly string[];
  /** What to return in place of the last statement, where this layer's output is all that the model returns. */
  readonly returned: string | null;
}

/** Writes the layers of a model as statements of `forward`, in the order of the plan. */
export class ForwardWriter {
  /** A model without branches passes one variable on. */
  readonly #isChain: boolean;
  readonly #variables = new Map<string, string>();
  readonly #masks = new Map<string, string | null>();

  constructor(
    private readonly plan: ModelPlan,
    private readonly names: TorchNames,
  ) {
    this.#isChain = isChain(plan);
    for (const input of plan.inputs) this.#variables.set(input.nodeId, names.node(input.nodeId));
  }

  /** The variable that holds what a port gives; null while it is not computed. */
  variable({ node }: PortRef): string | null {
    return this.#variables.get(node) ?? null;
  }

  /** The statements of the next layer. */
  write(step: PlannedStep): StepCode {
    const layer = torchLayer(step);
    const place = this.#place(step);
    const { before, value } = layer.forward(place);
    const mask = { makes: place.outMask, passes: place.mask, none: null }[layer.mask];
    this.#masks.set(step.nodeId, mask);
    this.#variables.set(step.nodeId, place.out);
    if (value === null || place.out === '_') return { statements: before, returned: null };
    const returnsOnlyThis = layer.modules.length > 0 && this.#isAllThatIsReturned(step);
    return { statements: [...before, `${place.out} = ${value}`], returned: returnsOnlyThis ? value : null };
  }

  #place(step: PlannedStep): ForwardPlace {
    const { names } = this;
    const { nodeId } = step;
    const outState = this.#stateIsUsed(step) ? names.further(nodeId, 'state') : null;
    const from = step.initialState;
    return {
      self: (suffix) => `self.${suffix === undefined ? names.node(nodeId) : names.further(nodeId, suffix)}`,
      inputs: step.inputs.map((input) => this.variable(input) ?? '...'),
      mask: this.#masks.get(step.inputs[0]?.node ?? '') ?? null,
      initialState: from === null ? null : names.further(from, 'state'),
      out: outState !== null && this.#readers(step) === 0 ? '_' : this.#isChain ? 'x' : names.node(nodeId),
      outMask: this.#isChain ? 'mask' : names.further(nodeId, 'mask'),
      outState,
    };
  }

  #stateIsUsed({ nodeId }: PlannedStep): boolean {
    return this.plan.steps.some((step) => step.initialState === nodeId);
  }

  /** How often the output of a layer is read. */
  #readers({ nodeId }: PlannedStep): number {
    const bySteps = this.plan.steps.flatMap((step) => step.inputs).filter(({ node }) => node === nodeId).length;
    return bySteps + this.plan.outputs.filter(({ source }) => source?.node === nodeId).length;
  }

  #isAllThatIsReturned(step: PlannedStep): boolean {
    const [output, ...more] = this.plan.outputs;
    return more.length === 0 && output?.source?.node === step.nodeId && this.#readers(step) === 1;
  }
}

/** Whether each layer reads the one before it and nothing else. */
function isChain({ inputs, steps, outputs }: ModelPlan): boolean {
  const [input] = inputs;
  if (!input || inputs.length > 1 || outputs.length > 1) return false;
  const feeding = [input, ...steps];
  return steps.every(
    ({ inputs: [only, ...more], initialState }, i) =>
      more.length === 0 && only?.node === feeding[i]?.nodeId && initialState === null,
  );
}

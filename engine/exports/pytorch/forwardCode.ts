import { member, type Python, python } from '../../emit/python/pythonExpression';
import type { Assignment, ForwardPlace } from '../../emit/torch/torchLayer';
import type { PortRef } from '../../graph/graph';
import type { TorchNames } from '../programs/pythonNames';
import type { TorchPlan, TorchStep } from './torchPlan';

/** The statements of one layer in `forward`. */
export interface StepCode {
  readonly statements: readonly Assignment[];
  /** What to return in place of the last statement, where this layer's output is all that the model returns. */
  readonly returned: Python | null;
}

/** Writes the layers of a model as statements of `forward`, in the order of the plan. */
export class ForwardWriter {
  /** A model without branches passes one variable on. */
  readonly #isChain: boolean;
  readonly #variables = new Map<string, string>();
  readonly #masks = new Map<string, string>();

  constructor(
    private readonly plan: TorchPlan,
    private readonly names: TorchNames,
  ) {
    this.#isChain = isChain(plan);
    for (const input of plan.inputs) this.#variables.set(input.nodeId, names.node(input.nodeId));
  }

  /** The variable that holds what a port gives; null while it is not computed. */
  variable({ node }: PortRef): string | null {
    return this.#variables.get(node) ?? null;
  }

  write(step: TorchStep): StepCode {
    const { torch, layer } = step;
    const place = this.#place(step);
    const { before, value } = torch.forward(place);
    const mask = { makes: place.outMask, passes: this.#maskOf(step), ends: null, refuses: null }[
      layer.maskWord(step.params)
    ];
    if (mask !== null) this.#masks.set(step.nodeId, mask);
    this.#variables.set(step.nodeId, place.out);
    if (value === null || place.out === '_') return { statements: before, returned: null };
    const returnsOnlyThis = torch.modules.length > 0 && this.#isAllThatIsReturned(step);
    return { statements: [...before, { target: place.out, value }], returned: returnsOnlyThis ? value : null };
  }

  #place(step: TorchStep): ForwardPlace {
    const { names } = this;
    const { nodeId, givesState, initialState } = step;
    const outState = givesState ? names.further(nodeId, 'state') : null;
    const mask = this.#maskOf(step);
    const name = (suffix?: string): string =>
      suffix === undefined ? names.node(nodeId) : names.further(nodeId, suffix);
    return {
      self: (suffix) => member('self', name(suffix)),
      inputs: step.inputs.map((input) => python(this.variable(input) ?? '...')),
      mask: mask === null ? null : python(mask),
      initialState: initialState === null ? null : python(names.further(initialState, 'state')),
      out: outState !== null && this.#readers(step) === 0 ? '_' : this.#isChain ? 'x' : names.node(nodeId),
      outMask: this.#isChain ? 'mask' : names.further(nodeId, 'mask'),
      outState,
    };
  }

  /** The variable of the mask that comes along with the first input. */
  #maskOf({ inputs }: TorchStep): string | null {
    return this.#masks.get(inputs[0]?.node ?? '') ?? null;
  }

  #readers({ nodeId }: TorchStep): number {
    const bySteps = this.plan.steps.flatMap((step) => step.inputs).filter(({ node }) => node === nodeId).length;
    return bySteps + this.plan.outputs.filter(({ source }) => source?.node === nodeId).length;
  }

  #isAllThatIsReturned(step: TorchStep): boolean {
    const [output, ...more] = this.plan.outputs;
    return more.length === 0 && output?.source?.node === step.nodeId && this.#readers(step) === 1;
  }
}

/** Whether each layer reads the one before it and nothing else. */
function isChain({ inputs, steps, outputs }: TorchPlan): boolean {
  const [input] = inputs;
  if (!input || inputs.length > 1 || outputs.length > 1) return false;
  const feeding = [input, ...steps];
  return steps.every(
    ({ inputs: [only, ...more], initialState }, i) =>
      more.length === 0 && only?.node === feeding[i]?.nodeId && initialState === null,
  );
}

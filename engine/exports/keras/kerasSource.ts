import {
  HARD_SIGMOID_FUNCTION,
  HARD_SIGMOID_PACKAGE,
  kerasCode,
  usesKeras2HardSigmoid,
} from '../../emit/keras/kerasCode';
import { callOf, named, type Python, pythonText } from '../../emit/python/pythonExpression';
import { type PlannedInput, type PlannedOutput, planModel } from '../../plan/modelPlan';
import { type PlanToldIn, type StepToldIn, toldIn } from '../../plan/toldIn';
import type { GraphAnalysis } from '../../graph/analyzeGraph';
import { type DataSignature, learnsSteps } from '../../tensors/dataSignature';
import type { PortRef } from '../../graph/graph';
import { analyze } from '../../layers/analyze';
import { takesList } from '../../layers/define/defineLayer';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import type { Project } from '../../project/project';
import { pythonComment, pythonStatement } from '../../emit/python/pythonText';
import { ModelPrinter, type ModelSource } from '../programs/modelPrinter';
import { compileLines, lossFunctions } from './kerasCompile';
import { type KerasNames, kerasNames } from '../programs/pythonNames';

const STEP = '    ';

/**
 * The model as `model.py` for Keras 3: a `Sequential` where each layer feeds just the next one, else the functional API;
 * compiled with the project's losses and optimizer. An incomplete graph gives what can be written already, with what is
 * missing said in comments. Never throws for a user's mistake. Who has analyzed the project's graph with these data already
 * hands that in.
 */
export function kerasSource(
  project: Project,
  data: DataSignature | null,
  analysis: GraphAnalysis = analyze(project.graph, data),
): ModelSource {
  return new KerasPrinter(
    toldIn(planModel(project.graph, analysis), 'keras'),
    analysis,
    data,
    project.training,
  ).print();
}

type KerasPlan = PlanToldIn<'keras'>;
type KerasStep = StepToldIn<'keras'>;

const codeOf = (step: KerasStep): Python => kerasCode(step.layer.keras.layer(step));

class KerasPrinter extends ModelPrinter<KerasPlan> {
  readonly #names: KerasNames;
  readonly #inputs: ReadonlyMap<string, PlannedInput>;
  readonly #steps: ReadonlyMap<string, KerasStep>;

  readonly #bySteps: boolean;

  constructor(
    plan: KerasPlan,
    analysis: GraphAnalysis,
    data: DataSignature | null,
    private readonly training: TrainingSettings,
  ) {
    super(plan, analysis, data, pythonComment, STEP);
    this.#bySteps = learnsSteps(data);
    this.#names = kerasNames(plan);
    this.#inputs = new Map(plan.inputs.map((input) => [input.nodeId, input]));
    this.#steps = new Map(plan.steps.map((step) => [step.nodeId, step]));
  }

  print(): ModelSource {
    const { parameterCount: count } = this.plan;
    this.text.push(
      '"""The model and how it is trained."""',
      '',
      'import keras',
      'from keras import layers',
      '',
      '',
      ...(this.plan.steps.some((step) => usesKeras2HardSigmoid(step.layer.keras.layer(step)))
        ? [...HARD_SIGMOID, '', '']
        : []),
      ...lossFunctions(this.plan.outputs).flatMap((source) => [...source, '', '']),
      'def build_model() -> keras.Model:',
      `${STEP}"""Builds the model with fresh weights: ${count.toLocaleString('en')} trainable ${count === 1 ? 'number' : 'numbers'}."""`,
      ...this.complaints(undefined),
    );
    if (isChain(this.plan)) this.#printSequential();
    else this.#printFunctional();
    this.text.push('');
    return { text: this.text.join('\n'), lines: this.lines };
  }

  #printSequential(): void {
    const inner = STEP.repeat(3);
    this.text.push(`${STEP}model = keras.Sequential(`, `${STEP.repeat(2)}[`);
    this.#eachNode((nodeId) => {
      const input = this.#inputs.get(nodeId);
      const step = this.#steps.get(nodeId);
      const item = input ? inputCall(input, 'layers.Input') : step && codeOf(step);
      this.add(nodeId, [
        ...(input ? this.columnComment(nodeId, '', inner) : []),
        ...this.complaints(nodeId, inner),
        ...(item ? pythonStatement(`${pythonText(item)},`, inner) : []),
      ]);
    });
    this.text.push(`${STEP.repeat(2)}]`, `${STEP})`);
    for (const output of this.plan.outputs) this.#addTarget(output, []);
    this.#printEnd();
  }

  #printFunctional(): void {
    this.#eachNode((nodeId) => {
      const input = this.#inputs.get(nodeId);
      const step = this.#steps.get(nodeId);
      const [variable = ''] = this.#names.variables(nodeId, 'out');
      const code = input
        ? pythonStatement(`${variable} = ${pythonText(inputCall(input, 'keras.Input'))}`, STEP)
        : step
          ? this.#statement(step)
          : [];
      this.add(nodeId, [...(input ? this.columnComment(nodeId, '') : []), ...this.complaints(nodeId), ...code]);
    });
    const shown: string[] = [];
    for (const output of this.plan.outputs) {
      const source = output.source ? this.#tensor(output.source) : undefined;
      if (source === undefined) {
        this.#addTarget(output, []);
        continue;
      }
      const repeated = shown.includes(source);
      const own = repeated ? this.#names.output(output.nodeId) : source;
      shown.push(own);
      // Keras, like tfjs, wants each output to be a tensor of its own.
      this.#addTarget(output, repeated ? [`${STEP}${own} = layers.Activation("linear")(${source})`] : []);
    }
    const inputs = this.plan.inputs.map(({ nodeId }) => this.#names.variables(nodeId, 'out')[0] ?? '');
    if (this.#isWhole()) {
      const model = callOf('keras.Model', listOrOnly(inputs), listOrOnly(shown));
      this.text.push(...pythonStatement(`model = ${pythonText(model)}`, STEP));
    }
    this.#printEnd();
  }

  /** Visits the nodes of the model but its Targets, each after everything that feeds it. */
  #eachNode(visit: (nodeId: string) => void): void {
    const targets = new Set(this.plan.outputs.map((output) => output.nodeId));
    for (const id of this.analysis.order) {
      if (this.analysis.nodes.get(id)?.inModel && !targets.has(id)) visit(id);
    }
  }

  #addTarget(output: PlannedOutput, code: readonly string[]): void {
    const comment = this.columnComment(output.nodeId, 'Predicts ');
    this.add(output.nodeId, [...comment, ...this.complaints(output.nodeId), ...code]);
  }

  #isWhole(): boolean {
    const { inputs, outputs } = this.plan;
    return inputs.length > 0 && outputs.length > 0 && outputs.every((output) => output.source !== null);
  }

  #printEnd(): void {
    if (!this.#isWhole()) {
      this.text.push(`${STEP}raise NotImplementedError("The model is not complete yet.")`);
      return;
    }
    const { outputs } = this.plan;
    const last = outputs.at(-1);
    const from = (last && this.lines[last.nodeId]?.from) ?? this.text.length + 1;
    this.text.push(
      ...compileLines(outputs, this.training, { indent: STEP, bySteps: this.#bySteps }),
      `${STEP}return model`,
    );
    if (last) this.lines[last.nodeId] = { from, to: this.text.length };
  }

  #statement(step: KerasStep): string[] {
    const { nodeId, layer, inputs, initialState } = step;
    const tensors = inputs.flatMap((source) => this.#tensor(source) ?? []);
    const state = initialState === null ? [] : this.#names.variables(initialState, 'state');
    const fed = takesList(layer) ? `[${tensors.join(', ')}]` : tensors.join(', ');
    const variables = [...this.#names.variables(nodeId, 'out'), ...this.#names.variables(nodeId, 'state')];
    const applied = callOf(codeOf(step), fed, state.length > 0 && named('initial_state', listOrOnly(state)));
    return pythonStatement(`${variables.join(', ')} = ${pythonText(applied)}`, STEP);
  }

  #tensor({ node, port }: PortRef): string | undefined {
    return this.#names.variables(node, port)[0];
  }
}

const HARD_SIGMOID = [
  `@keras.saving.register_keras_serializable(package="${HARD_SIGMOID_PACKAGE}")`,
  `def ${HARD_SIGMOID_FUNCTION}(x: keras.KerasTensor) -> keras.KerasTensor:`,
  `${STEP}"""The hard sigmoid of Keras 2; Keras 3 gives that name to relu6(x + 3) / 6."""`,
  `${STEP}return keras.ops.clip(0.2 * x + 0.5, 0.0, 1.0)`,
];

/** Whether each layer feeds just the next one, as in a `Sequential`; of an incomplete model what can be told of it. */
function isChain({ inputs, steps, outputs }: KerasPlan): boolean {
  const [input] = inputs;
  if (!input || inputs.length > 1 || outputs.length > 1) return false;
  const nodes = [input.nodeId, ...steps.map((step) => step.nodeId)];
  const source = outputs[0]?.source;
  if (source && source.node !== nodes.at(-1)) return false;
  return steps.every(({ layer, inputs: fed, initialState }, i) => {
    const [only] = fed;
    return (
      fed.length === 1 && only?.node === nodes[i] && only?.port === 'out' && initialState === null && !takesList(layer)
    );
  });
}

function inputCall({ spec }: PlannedInput, callee: string): Python {
  const shape = spec?.shape ?? ['None', 'None'];
  const tuple = shape.length === 1 ? `(${shape[0] ?? ''},)` : `(${shape.join(', ')})`;
  return callOf(callee, tuple, spec?.dtype === 'int32' && named('dtype', '"int32"'));
}

function listOrOnly(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `[${names.join(', ')}]`;
}

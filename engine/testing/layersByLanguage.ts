import { kerasCode } from '../emit/keras/kerasCode';
import { OnnxBuilder } from '../emit/onnx/onnxBuilder';
import { member, python, pythonText } from '../emit/python/pythonExpression';
import type { TorchLayer } from '../emit/torch/torchLayer';
import { callText } from '../emit/typescript/tfjsCode';
import { freshParams } from '../graph/paramSchema';
import { CATALOG, findLayer } from '../layers';
import { analyze } from '../layers/analyze';
import type { LayerLanguage } from '../layers/define/defineLayer';
import { layerName } from '../graph/layerName';
import { sizeOfShape } from '../layers/define/weights';
import { planModel, type PlannedStep, stepWeights } from '../plan/modelPlan';
import { describeData } from '../tasks/forecasting/describeData';
import { EXCHANGE_LAYER_CASES } from './exchangeLayerCases';
import { exchangeTable, recipeOf } from './exchangeProject';

/** What a layer becomes in each language: its code line by line, or the operators of its graph. */
const LANGUAGES: readonly {
  readonly id: LayerLanguage;
  readonly name: string;
  readonly write: (step: PlannedStep) => string[];
}[] = [
  {
    id: 'keras',
    name: 'Keras',
    write: (step) => (step.layer.keras ? [pythonText(kerasCode(step.layer.keras.layer(step)))] : []),
  },
  { id: 'torch', name: 'PyTorch', write: (step) => (step.layer.torch ? torchLines(step.layer.torch(step)) : []) },
  { id: 'tfjs', name: 'TypeScript', write: (step) => (step.layer.tfjs ? [callText(step.layer.tfjs(step))] : []) },
  { id: 'onnx', name: 'ONNX', write: onnxOperators },
];

/** What each language says of all layers, as a page in Markdown. */
export function layersByLanguage(): string {
  const steps = CATALOG.filter(({ role }) => role === 'layer').map(({ type }) => newStep(type));
  const sections = LANGUAGES.map(({ name, write }) => {
    const rows = steps.map(
      (step) => `| ${layerName(step.layer.type)} | ${write(step).map(code).join('<br>') || '—'} |`,
    );
    return [`## ${name}`, '', '| layer | what it becomes |', '|---|---|', ...rows, ''].join('\n');
  });
  return `${HEAD}\n${sections.join('\n')}`;
}

const HEAD = `# Layers by language

What each language says of all layers, as new nodes have them; what all languages say of one layer stands in its file in
\`engine/layers/\`. Made by \`npm run docs:layers\`; a test tells when it is no longer true. Of PyTorch, the modules that a layer keeps
and its part of \`forward\`; of ONNX, its operators in their order; a dash where a layer does nothing after training.
`;

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** A new node of this type as a step of the model that the conformance tests put it into. */
function newStep(type: string): PlannedStep {
  const found = EXCHANGE_LAYER_CASES.find(({ name }) => name === `${type}-default`);
  const layer = findLayer(type);
  if (!found || !layer) throw new Error(`no case holds ${type}`);
  const data = describeData(exchangeTable(), recipeOf(found.recipe));
  const nodes = found.graph.nodes.map((node) =>
    node.name === 'Tested' ? { ...node, name: 'layer', params: freshParams(layer.params) } : node,
  );
  const graph = { ...found.graph, nodes };
  const step = planModel(graph, analyze(graph, data)).steps.find(({ nodeId }) => nodeId === 'Tested');
  if (!step) throw new Error(`${type} is no step of its case`);
  return step;
}

function torchLines(layer: TorchLayer): string[] {
  const name = (suffix = ''): string => (suffix === '' ? 'layer' : `layer_${suffix}`);
  const { before, value } = layer.forward({
    self: (suffix) => member('self', name(suffix)),
    inputs: ['x', 'y'].map(python),
    mask: null,
    initialState: null,
    ...{ out: 'x', outMask: 'mask', outState: null },
  });
  return [
    ...layer.modules.map((module) => `self.${name(module.suffix)} = ${pythonText(module.value)}`),
    ...[...before, ...(value ? [{ target: 'x', value }] : [])].map((one) => `${one.target} = ${pythonText(one.value)}`),
  ];
}

function onnxOperators(step: PlannedStep): string[] {
  const builder = new OnnxBuilder();
  const shapes = new Map(stepWeights(step)?.map(({ name, shape }) => [name, shape]));
  step.layer.onnx?.(step, {
    builder,
    name: step.name,
    inputs: step.inputSpecs.map((_, i) => builder.reserve(`input-${i}`)),
    shapes: step.inputSpecs.map(({ shape }) => shape),
    initialState: null,
    stepsInFront: () => null,
    weight: (part) => {
      const shape = shapes.get(`${step.name}/${part}`) ?? [];
      return { shape, values: new Float32Array(sizeOfShape(shape)) };
    },
  });
  return builder.nodes.length > 0 ? [builder.nodes.map(({ operator }) => operator).join(' → ')] : [];
}

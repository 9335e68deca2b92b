import type { ParamValue } from '../graph/graph';
import { defaultParams, type ParamSchema } from '../graph/paramSchema';
import { CATALOG } from '../layers';
import { analyze } from '../layers/analyze';
import type { LayerDefinition } from '../layers/define/defineLayer';
import { describeData } from '../tasks/forecasting/describeData';
import { drawGraph, type ExchangeCase, exchangeTable, type NodeText, recipeOf, TELLING_STEP } from './exchangeProject';

const LAYERS = CATALOG.filter(({ role }) => role === 'layer');

type Params = Readonly<Record<string, ParamValue>>;

/** The other values that a parameter may take, as far as they change the numbers of a forecast. */
function otherValues(layer: LayerDefinition, name: string, schema: ParamSchema): ParamValue[] {
  if (schema.kind === 'boolean') return [!schema.default];
  if (schema.kind === 'choice') {
    return schema.options.filter((value) => value !== schema.default);
  }
  const other = layer.cases.others?.[name];
  return other === undefined ? [] : [other];
}

interface Variant {
  readonly label: string;
  readonly params: Params;
}

/** The layer with its defaults, and with each parameter changed by itself. */
function variantsOf(layer: LayerDefinition): Variant[] {
  const base = layer.cases.small ?? {};
  const changed = Object.entries(layer.params).flatMap(([name, schema]) =>
    otherValues(layer, name, schema).map((value) => ({
      label: `${layer.type}-${name}-${String(value)}`,
      params: { ...base, [name]: value },
    })),
  );
  return [{ label: `${layer.type}-default`, params: base }, ...changed];
}

const kinds: NodeText = ['Kinds', 'input', { form: 'codes', columns: ['kind'] }];
const numbers: NodeText = ['Numbers', 'input', { columns: ['load', 'warmth'] }];
const recurrent: NodeText = ['RNN', 'simpleRnn', { units: 3 }];
const ends: readonly NodeText[] = [
  ['Dense', 'dense'],
  ['Target', 'target'],
];

interface Sources {
  readonly nodes: readonly NodeText[];
  readonly wires: readonly string[];
}

/** What stands in front of the tested layer. */
function sourcesOf({ cases, inputs }: LayerDefinition): Sources {
  switch (cases.fedBy) {
    case 'codes':
      return { nodes: [kinds], wires: ['Kinds>Tested'] };
    case 'vector':
      return { nodes: [numbers, recurrent], wires: ['Numbers>RNN', 'RNN>Tested'] };
    case 'pair': {
      const [first, second = first] = inputs.map(({ name }) => name);
      return {
        nodes: [numbers, ['Left', 'dense', { units: 3 }], ['Right', 'dense', { units: 3, activation: 'tanh' }]],
        wires: ['Numbers>Left', 'Numbers>Right', `Left>Tested.${first}`, `Right>Tested.${second}`],
      };
    }
    default:
      return { nodes: [numbers], wires: ['Numbers>Tested'] };
  }
}

/** A recurrent layer takes what a mask or a time axis would keep from the last Dense. */
function layerCase(layer: LayerDefinition, { label, params }: Variant, masked: boolean): ExchangeCase {
  const sources = sourcesOf(layer);
  const wires = masked ? ['Numbers>Masking', 'Masking>Tested'] : sources.wires;
  const nodes: NodeText[] = [
    ...sources.nodes,
    ...(masked ? ([['Masking', 'masking']] as const) : []),
    ['Tested', layer.type, params],
  ];
  const recipe = { features: layer.cases.fedBy === 'codes' ? ['kind'] : ['load', 'warmth'] };
  const data = describeData(exchangeTable(), recipeOf(recipe));
  const hasTime = analyze(drawGraph(nodes, wires), data).nodes.get('Tested')?.outputs.out?.hasTime;
  const last: readonly NodeText[] = hasTime ? [['Last', 'gru', { units: 3 }]] : [];
  const tail = hasTime ? ['Tested>Last', 'Last>Dense'] : ['Tested>Dense'];
  return {
    name: `${masked ? 'masked-' : ''}${label}`,
    graph: drawGraph([...nodes, ...last, ...ends], [...wires, ...tail, 'Dense>Target']),
    training: TELLING_STEP,
    recipe,
  };
}

/** Whether the layer takes a sequence of which some steps are masked. */
function takesMask(layer: LayerDefinition): boolean {
  const word = layer.maskWord(defaultParams(layer.params));
  return (word === 'passes' || word === 'ends') && (layer.cases.fedBy ?? 'sequence') === 'sequence';
}

/** Every layer of the catalog with each of its options, in the smallest model that holds it. */
export const EXCHANGE_LAYER_CASES: readonly ExchangeCase[] = [
  ...LAYERS.flatMap((layer) => variantsOf(layer).map((variant) => layerCase(layer, variant, false))),
  ...LAYERS.filter(takesMask).flatMap((layer) =>
    variantsOf(layer)
      .filter(({ label }) => /-(default|output|goBackwards|resetAfter|cell|merge)/.test(label))
      .map((variant) => layerCase(layer, variant, true)),
  ),
];

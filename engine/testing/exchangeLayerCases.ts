import type { ParamValue } from '../graph/graph';
import type { ParamSchema } from '../graph/paramSchema';
import { CATALOGUE, findLayer } from '../layers';
import type { LayerDefinition } from '../layers/define/defineLayer';
import { drawGraph, type ExchangeCase, type NodeText, TELLING_STEP } from './exchangeProject';

type Params = Record<string, ParamValue>;

/** Small sizes, so that hundreds of models can be run. */
const SMALL: Params = { units: 3, filters: 3, dimensions: 3, times: 3, vocabulary: 4 };

/** Integers whose other values change what a layer computes, not only its size. */
const OTHER_INTEGERS: Readonly<Record<string, number>> = { kernelSize: 2, strides: 2, dilationRate: 2, poolSize: 3 };

/** The other values that a parameter may take, as far as they change the numbers of a forecast. */
function otherValues(name: string, schema: ParamSchema): ParamValue[] {
  if (schema.kind === 'boolean') return [!schema.default];
  if (schema.kind === 'choice') {
    return schema.options.filter((value) => value !== schema.default);
  }
  if (schema.kind === 'integer') return Object.hasOwn(OTHER_INTEGERS, name) ? [OTHER_INTEGERS[name] as number] : [];
  return name === 'epsilon' ? [0.05] : [];
}

interface Variant {
  readonly label: string;
  readonly params: Params;
}

/** The layer with its defaults, and with each parameter changed by itself. */
function variantsOf(layer: LayerDefinition): Variant[] {
  const base = Object.fromEntries(Object.entries(SMALL).filter(([name]) => Object.hasOwn(layer.params, name)));
  const changed = Object.entries(layer.params).flatMap(([name, schema]) =>
    otherValues(name, schema).map((value) => ({
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

/** What stands in front of the tested layer. */
function sourcesOf(layer: LayerDefinition): { readonly nodes: readonly NodeText[]; readonly wires: readonly string[] } {
  switch (layer.type) {
    case 'embedding':
      return { nodes: [kinds], wires: ['Kinds>Tested'] };
    case 'repeatVector':
      return { nodes: [numbers, recurrent], wires: ['Numbers>RNN', 'RNN>Tested'] };
    case 'attention':
    case 'merge':
    case 'concatenate': {
      const [first, second] = layer.type === 'attention' ? ['.query', '.value'] : ['', ''];
      return {
        nodes: [numbers, ['Left', 'dense', { units: 3 }], ['Right', 'dense', { units: 3, activation: 'tanh' }]],
        wires: ['Numbers>Left', 'Numbers>Right', `Left>Tested${first}`, `Right>Tested${second}`],
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
  const endsSequence =
    ['globalPooling1d', 'flatten'].includes(layer.type) || (layer.params.output && params.output !== 'sequences');
  const nodes: NodeText[] = [
    ...sources.nodes,
    ...(masked ? ([['Masking', 'masking']] as const) : []),
    ['Tested', layer.type, params],
    ...(endsSequence ? [] : ([['Last', 'gru', { units: 3 }]] as const)),
    ...ends,
  ];
  const tail = endsSequence ? ['Tested>Dense'] : ['Tested>Last', 'Last>Dense'];
  return {
    name: `${masked ? 'masked-' : ''}${label}`,
    graph: drawGraph(nodes, [...wires, ...tail, 'Dense>Target']),
    training: TELLING_STEP,
    recipe: { features: layer.type === 'embedding' ? ['kind'] : ['load', 'warmth'] },
  };
}

const MASKED_TYPES = [
  'lstm',
  'gru',
  'simpleRnn',
  'bidirectional',
  'dense',
  'dropout',
  'activation',
  'layerNormalization',
];

/** Every layer of the catalogue with each of its options, in the smallest model that holds it. */
export const EXCHANGE_LAYER_CASES: readonly ExchangeCase[] = [
  ...CATALOGUE.filter((layer) => layer.tfjs !== undefined).flatMap((layer) =>
    variantsOf(layer).map((variant) => layerCase(layer, variant, false)),
  ),
  ...MASKED_TYPES.flatMap((type) => findLayer(type) ?? []).flatMap((layer) =>
    variantsOf(layer)
      .filter(({ label }) => /-(default|output|goBackwards|resetAfter|cell|merge)/.test(label))
      .map((variant) => layerCase(layer, variant, true)),
  ),
];

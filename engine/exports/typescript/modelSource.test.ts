import { runInThisContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  CATALOG,
  compileGraph,
  connect,
  type DataSignature,
  defaultParams,
  EMPTY_GRAPH,
  type Graph,
  type GraphNode,
  type ParamValue,
  type Project,
} from '../../index';
import { windowSignature } from '../../tasks/forecasting/windowSignature';
import type { TfjsCall } from '../../emit/tfjs/tfjsCall';
import { hourlyProject } from '../../testing/projects';
import { convolutionGraph, encoderDecoderGraph, maskedGraph } from '../../testing/layeredGraphs';
import { planModel } from '../../plan/modelPlan';
import { analyze } from '../../layers/analyze';
import { layerStatement } from '../../emit/typescript/tfjsCode';
import { modelSource } from './modelSource';
import { ownModules } from './ownModules';
import { typescriptFile } from './programFiles';

beforeAll(() => {
  tf.env().set('IS_NODE', false); // no advertisement in the report
});

const DATA = windowSignature({
  lookback: 5,
  horizon: 1,
  features: [
    { name: 'close', kind: 'number' },
    { name: 'color', kind: 'category', cardinality: 4 },
  ],
  targets: [{ name: 'close', kind: 'number' }],
});

type Node = readonly [id: string, type: string, name: string, params?: Record<string, ParamValue>];

function graphOf(nodes: readonly Node[], wires: readonly string[]): Graph {
  const placed = nodes.map(([id, type, name, params = {}]): GraphNode => ({ id, type, name, params }));
  return wires.reduce<Graph>(
    (graph, wire) => {
      const [from = '', to = ''] = wire.split('>');
      const [node = '', port = 'in'] = to.split('.');
      return connect(graph, { node: from, port: 'out' }, { node, port });
    },
    { ...EMPTY_GRAPH, nodes: placed },
  );
}

function projectOf(graph: Graph): Project {
  const recipe = {
    time: null,
    series: null,
    features: ['close', 'color'],
    targets: ['close'],
    calendar: [],
    transforms: {},
    units: {},
    lookback: 5,
    horizon: 1,
    scaling: 'standard' as const,
    split: { train: 0.7, validation: 0.15 },
    seasons: [],
  };
  return hourlyProject({ graph, layout: {}, recipe, assets: [] });
}

const print = (graph: Graph, data: DataSignature | null = DATA) => modelSource(projectOf(graph), data);

/**
 * tfjs for a module of the export, which must not put its layers in the place of those that models are compiled with, nor
 * patch again what is patched.
 */
const TF_APART = {
  ...tf,
  serialization: { ...tf.serialization, registerClass: () => {} },
  layers: { ...tf.layers, Layer: class extends tf.layers.Layer {} },
  RNN: class extends tf.RNN {},
};

/** Runs the printed model as a module would, with the modules that it brings along. */
function build(graph: Graph, data: DataSignature | null = DATA): tf.LayersModel {
  const modules = ownModules(planModel(graph, analyze(graph, data)));
  const { buildModel } = load(print(graph, data).text, (name) => {
    const own = modules.find((module) => name === `./${module.name}.js`);
    return own ? load(typescriptFile(`${own.name}.ts`), () => TF_APART) : tf;
  });
  return (buildModel as () => tf.LayersModel)();
}

function load(text: string, require: (name: string) => unknown): Record<string, unknown> {
  const module = ts.ModuleKind.CommonJS;
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } });
  const exports: Record<string, unknown> = {};
  const run = runInThisContext(`(require, exports) => {${outputText}\n}`) as (
    require: (name: string) => unknown,
    exports: unknown,
  ) => void;
  run(require, exports);
  return exports;
}

/** The layers of a model as saved, without what the saved form leaves open. */
function layersOf(model: tf.LayersModel): unknown {
  const { config } = model.toJSON(null, false) as { config: { layers: unknown } };
  return config.layers;
}

const STRAIGHT = graphOf(
  [
    ['i', 'input', 'Input'],
    ['l', 'lstm', 'LSTM', { units: 3 }],
    ['d', 'dense', 'Dense'],
    ['t', 'target', 'Target'],
  ],
  ['i>l', 'l>d', 'd>t'],
);

test('each node is one statement, and its lines are known', () => {
  const { text, lines } = print(STRAIGHT);
  const shown = text.split('\n');
  const of = (id: string) => shown.slice((lines[id]?.from ?? 0) - 1, lines[id]?.to).join('\n');
  expect(of('i')).toBe("  // Input: 5 steps of close\n  const input = tf.input({ shape: [5, 1], name: 'input' });");
  expect(of('l')).toMatch(
    /^ {2}const lstm = tf\.layers\n {4}\.lstm\(.*\)\n {4}\.apply\(input\) as tf\.SymbolicTensor;$/,
  );
  expect(of('d')).toBe(
    "  const dense = tf.layers.dense({ units: 1, name: 'dense' }).apply(lstm) as tf.SymbolicTensor;",
  );
  expect(of('t')).toBe(
    '  // Target: the next step of close\n  return tf.model({ inputs: [input], outputs: [dense] });',
  );
  expect(Object.keys(lines).sort()).toEqual(['d', 'i', 'l', 't']);
});

describe('a GRU with its reset gate after the product', () => {
  const graph = (...params: readonly Record<string, ParamValue>[]): Graph =>
    graphOf(
      [
        ['i', 'input', 'Input'],
        ...params.map((given, k): Node => [`g${k}`, 'gru', 'GRU', { units: 3, output: 'sequences', ...given }]),
        ['f', 'flatten', 'Flatten'],
        ['d', 'dense', 'Dense'],
        ['t', 'target', 'Target'],
      ],
      ['i>g0', ...params.slice(1).map((_, k) => `g${k}>g${k + 1}`), `g${params.length - 1}>f`, 'f>d', 'd>t'],
    );
  const IMPORT = "import { resetAfterGru } from './resetAfterGru.js';\n";

  test('is made by a function of the project’s own, which is imported once', () => {
    const { text, lines } = print(graph({ resetAfter: true }, { resetAfter: true }, {}));
    expect(text.split(IMPORT).length).toBe(2);
    expect(text).toContain('tf.layers');
    expect(text.split('\n')[(lines.g0?.from ?? 0) - 1]).toBe('  const gru = resetAfterGru({');
    expect(lines.g1?.to).toBe((lines.g2?.from ?? 0) - 1);
    expect(print(graph({})).text).not.toContain('resetAfterGru');
  });

  test('is one statement, on one line or with an argument on each', () => {
    const { text } = print(graph({ resetAfter: true, dropout: 0.25, useBias: false }));
    expect(text).toContain(
      [
        '  const gru = resetAfterGru({',
        '    units: 3,',
        '    returnSequences: true,',
        '    dropout: 0.25,',
        '    useBias: false,',
        "    recurrentActivation: 'sigmoid',",
        "    name: 'gru',",
        '  }).apply(input) as tf.SymbolicTensor;',
      ].join('\n'),
    );
    const own = { name: 'resetAfterGru', implied: { resetAfter: true } };
    expect(layerStatement('gru', { factory: 'gru', args: { units: 3 }, own }, 'input')).toEqual([
      '  const gru = resetAfterGru({ units: 3 }).apply(input) as tf.SymbolicTensor;',
    ]);
    const layer: TfjsCall = {
      factory: 'gru',
      args: { units: 1234567, recurrentActivation: 'sigmoid' },
      own,
    };
    const both: TfjsCall = {
      factory: 'bidirectional',
      args: { layer, mergeMode: 'concat', name: 'a_long_name_of_both_directions' },
    };
    expect(layerStatement('both', both, 'input')).toEqual([
      '  const both = tf.layers',
      '    .bidirectional({',
      "      layer: resetAfterGru({ units: 1234567, recurrentActivation: 'sigmoid' }),",
      "      mergeMode: 'concat',",
      "      name: 'a_long_name_of_both_directions',",
      '    })',
      '    .apply(input) as tf.SymbolicTensor;',
    ]);
  });

  test('is not imported while its parameters are wrong', () => {
    expect(print(graph({ resetAfter: true, units: -1 })).text).not.toContain('resetAfterGru');
  });
});

describe('the printed model is the compiled one', () => {
  /** A graph around one layer of the catalog, fed with what it reads and led to a Target. */
  function around(type: string, params: Record<string, ParamValue>): Graph {
    const reads: Record<string, ParamValue> =
      type === 'embedding' ? { form: 'codes', columns: ['color'] } : { columns: ['close'] };
    const ports = CATALOG.find((layer) => layer.type === type)?.inputs ?? [];
    const many = ports.some((port) => port.many);
    const before: Record<string, readonly string[]> = {
      embedding: ['i>x'],
      repeatVector: ['i>v', 'v>x'],
      attention: ['i>h', 'h>x.query', 'i>x.value'],
    };
    const givesVector = params.output === 'last' || type === 'flatten' || type === 'globalPooling1d';
    const givesMask = type === 'masking' || params.maskZero === true;
    const behind = givesVector ? ['x>d'] : givesMask ? ['x>r', 'r>d'] : ['x>f', 'f>d'];
    return graphOf(
      [
        ['i', 'input', 'Input', reads],
        ['h', 'dense', 'Before'],
        ['x', type, 'Middle', params],
        ['f', 'flatten', 'Flatten'],
        ['v', 'flatten', 'Vector'],
        ['r', 'simpleRnn', 'Reader', { units: 2 }],
        ['d', 'dense', 'After'],
        ['t', 'target', 'Target'],
      ],
      [...(before[type] ?? ['i>h', 'h>x', ...(many ? ['i>x'] : [])]), ...behind, 'd>t'],
    );
  }
  const cases = CATALOG.filter((layer) => layer.role === 'layer').flatMap((layer) => {
    const defaults = { ...defaultParams(layer.params), ...('units' in layer.params && { units: 4 }) };
    const variants = Object.entries(layer.params).flatMap(([name, schema]): Record<string, ParamValue>[] => {
      if (schema.kind === 'boolean') return [{ ...defaults, [name]: !schema.default }];
      if (schema.kind === 'choice') return schema.options.map((option) => ({ ...defaults, [name]: option }));
      if (schema.kind === 'number' || schema.kind === 'integer')
        return [{ ...defaults, [name]: schema.kind === 'number' ? 0.5 : 5 }];
      return [];
    });
    return [[layer.type, [defaults, ...variants]] as const];
  });

  test.each(cases)('%s, with every setting', (type, variants) => {
    for (const params of variants) {
      const graph = around(type, params);
      const compiled = compileGraph(tf, graph, DATA, 1);
      const printed = build(graph);
      expect(layersOf(printed)).toEqual(layersOf(compiled.model));
      printed.dispose();
      compiled.dispose();
    }
  });

  test.each([
    ['LSTMs', encoderDecoderGraph('lstm')],
    ['GRUs', encoderDecoderGraph('gru', { resetAfter: true, recurrentActivation: 'hardSigmoid3' })],
    ['masks', maskedGraph('gru')],
    ['convolution and attention', convolutionGraph()],
  ])('with states, masks and several ports: %s', (_what, graph) => {
    const load = { name: 'load', kind: 'number' } as const;
    const kind = { name: 'kind', kind: 'category', cardinality: 3 } as const;
    const signature = windowSignature({ lookback: 6, horizon: 1, features: [load, kind], targets: [load] });
    const compiled = compileGraph(tf, graph, signature, 1);
    const printed = build(graph, signature);
    expect(layersOf(printed)).toEqual(layersOf(compiled.model));
    printed.dispose();
    compiled.dispose();
  });

  test('a state is taken apart from the output, which is named only where it is used', () => {
    const graph = encoderDecoderGraph('gru');
    expect(print(graph).text).toMatch(/const \[encoder, \.\.\.encoderState\] = tf\.layers\n {4}\.gru\(/);
    expect(print(graph).text).toContain('.apply([repeat, ...encoderState])');
    const edges = graph.edges.filter((edge) => edge.id !== 'Encoder>Repeat');
    expect(print({ ...graph, edges }).text).toContain('const [, ...encoderState] =');
  });

  test('two Targets on one node get outputs of their own', () => {
    const graph = graphOf(
      [
        ...STRAIGHT.nodes.map(({ id, type, name, params }): Node => [id, type, name, { ...params }]),
        ['u', 'target', 'Second'],
      ],
      ['i>l', 'l>d', 'd>t', 'd>u'],
    );
    const { lines } = print(graph);
    const model = build(graph);
    expect(new Set(model.outputs.map((output) => output.name)).size).toBe(2);
    expect(lines.t?.to).toBe((lines.u?.from ?? 0) - 1);
    model.dispose();
  });
});

describe('an incomplete model is printed as far as it goes', () => {
  test('without data, shapes are left open', () => {
    const { text } = print(STRAIGHT, null);
    expect(text).toContain('// To do: Input has no data yet.');
    expect(text).toContain("const input = tf.input({ shape: [null, null], name: 'input' });");
    expect(text).toContain('.apply(lstm)');
  });

  test('without a Target, it says so', () => {
    const { text, lines } = print({ ...EMPTY_GRAPH, nodes: STRAIGHT.nodes.slice(0, 2) });
    expect(text).toContain('// To do: The model has no Target.');
    expect(text).toContain("throw new Error('The model is not complete yet.');");
    expect(lines).toEqual({});
  });

  test('a node that nothing feeds is named, and what follows waits for it', () => {
    const { text, lines } = print(
      graphOf(
        STRAIGHT.nodes.map(({ id, type, name }): Node => [id, type, name]),
        ['l>d', 'd>t'],
      ),
    );
    expect(text).toContain('  // To do: LSTM has nothing connected to its input.');
    expect(text).not.toContain('.apply');
    expect(lines.l).toBeDefined();
  });

  test('wrong parameters, loops and unknown layers do not stop it', () => {
    const broken = graphOf(
      [
        ['i', 'input', 'Input'],
        ['b', 'bidirectional', 'Both', { cell: 'no such cell' }],
        ['n', 'noSuchLayer', 'New */ process.exit(3)'],
        ['a', 'dense', 'A'],
        ['c', 'dense', 'C'],
        ['t', 'target', 'Target'],
      ],
      ['i>b', 'b>n', 'n>t', 'a>c', 'c>a', 'c>t'],
    );
    const { text } = print(broken);
    expect(text).toContain('// To do: Cell of Both cannot be “no such cell”.');
    expect(ts.transpileModule(text, { reportDiagnostics: true }).diagnostics).toEqual([]);
  });
});

test('a hundred nodes are printed in less than 50 ms', () => {
  const nodes: Node[] = [
    ['i', 'input', 'Input'],
    ...Array.from({ length: 98 }, (_, k): Node => [`l${k}`, 'lstm', 'LSTM', { output: k < 97 ? 'sequences' : 'last' }]),
    ['d', 'dense', 'Dense'],
    ['t', 'target', 'Target'],
  ];
  const wires = nodes.slice(1).map(([id], k) => `${nodes[k]?.[0]}>${id}`);
  const graph = graphOf(nodes, wires);
  print(graph);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const { lines } = print(graph);
    expect(Object.keys(lines).length).toBe(101);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});

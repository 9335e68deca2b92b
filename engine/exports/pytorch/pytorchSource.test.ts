import { describe, expect, it } from 'vitest';
import { windowSignature } from '../../tasks/forecasting/windowSignature';
import type { Graph } from '../../graph/graph';
import { CATALOG } from '../../layers';
import { STOCK_SIGNATURE, stockGraph } from '../../testing/graphs';
import { EXCHANGE_CASES } from '../../testing/exchangeCases';
import { drawChain, drawGraph } from '../../testing/exchangeProject';
import { hourlyProject } from '../../testing/projects';
import { type PytorchSource, pytorchSource } from './pytorchSource';

const ONE_COLUMN = { ...STOCK_SIGNATURE, inputs: STOCK_SIGNATURE.inputs.filter(({ name }) => name === 'close') };

function sourceOf(graph: Graph, data: typeof STOCK_SIGNATURE | null = STOCK_SIGNATURE): PytorchSource {
  return pytorchSource(hourlyProject({ graph }), data);
}

/** The lines of a node. */
function linesOf({ text, ...source }: PytorchSource, node: string, where: 'lines' | 'uses' = 'lines'): string[] {
  const { from, to } = source[where][node] ?? { from: 1, to: 0 };
  return text.split('\n').slice(from - 1, to);
}

/** The statements of `forward`, without comments. */
function forwardOf(graph: Graph, data: typeof STOCK_SIGNATURE | null = STOCK_SIGNATURE): string[] {
  const [, body = ''] = sourceOf(graph, data).text.split(/ def forward\([^]*?\) -> .*:\n/);
  const lines = body.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

describe('the PyTorch source of a model', () => {
  it('reads like the textbook for Input → LSTM → Dense', () => {
    expect(sourceOf(stockGraph(128), ONE_COLUMN).text).toBe(`"""The model as a PyTorch module."""

from torch import Tensor, nn


class Model(nn.Module):
    """Maps input (batch, 30, 1) to (batch, 1). It has 66689 trainable numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.lstm = nn.LSTM(1, 128, batch_first=True)
        self.dense = nn.Linear(128, 1)

    def forward(self, input: Tensor) -> Tensor:
        # Input: 30 steps of close
        x, _ = self.lstm(input)
        x = x[:, -1]
        # Target: the next step of close
        return self.dense(x)
`);
  });

  it('names the results of a model with branches after its nodes', () => {
    const graph = drawGraph(
      [
        ['Prices', 'input', { columns: ['open', 'close'] }],
        ['Volume', 'input', { columns: ['volume'] }],
        ['Slow LSTM', 'lstm', { units: 4 }],
        ['class', 'gru', { units: 3 }],
        ['Join', 'concatenate'],
        ['Dense', 'dense'],
        ['Target', 'target'],
      ],
      ['Prices>Slow LSTM', 'Volume>class', 'Slow LSTM>Join', 'class>Join', 'Join>Dense', 'Dense>Target'],
    );
    const { text } = sourceOf(graph);
    expect(text.slice(text.indexOf('    def __init__'))).toBe(`    def __init__(self) -> None:
        super().__init__()
        self.slow_lstm = nn.LSTM(2, 4, batch_first=True)
        self.class_layer = KerasGRU(1, 3)
        self.dense = nn.Linear(7, 1)

    def forward(
        self,
        # Prices: 30 steps of open, close
        prices: Tensor,
        # Volume: 30 steps of volume
        volume: Tensor,
    ) -> Tensor:
        slow_lstm, _ = self.slow_lstm(prices)
        slow_lstm = slow_lstm[:, -1]
        class_layer, _ = self.class_layer(volume)
        class_layer = class_layer[:, -1]
        join = torch.cat((slow_lstm, class_layer), dim=-1)
        # Target: the next step of close
        return self.dense(join)
`);
    expect(text).toContain('\nimport torch\nfrom torch import Tensor, nn\n\nfrom recurrent import KerasGRU\n');
  });

  it('takes PyTorch’s own layer only where it computes the same', () => {
    const made = (type: string, params: Record<string, string | number | boolean>): string => {
      const graph = drawChain(['In', 'input'], ['R', type, { units: 4, ...params }], ['D', 'dense'], ['T', 'target']);
      return linesOf(sourceOf(graph), 'R').join('\n').trim();
    };
    expect(made('lstm', { useBias: false })).toBe('self.r = nn.LSTM(5, 4, bias=False, batch_first=True)');
    expect(made('lstm', { activation: 'relu' })).toBe('self.r = KerasLSTM(5, 4, activation="relu")');
    expect(made('lstm', { recurrentActivation: 'hardSigmoid' })).toBe(
      'self.r = KerasLSTM(5, 4, recurrent_activation="keras2_hard_sigmoid")',
    );
    expect(made('lstm', { recurrentDropout: 0.2 })).toBe('self.r = KerasLSTM(5, 4, recurrent_dropout=0.2)');
    expect(made('lstm', { dropout: 0.2 })).toContain('self.r_dropout = nn.Dropout1d(0.2)');
    expect(made('gru', {})).toBe('self.r = KerasGRU(5, 4)');
    expect(made('gru', { resetAfter: true })).toBe('self.r = nn.GRU(5, 4, batch_first=True)');
    expect(made('simpleRnn', { activation: 'relu' })).toBe(
      'self.r = nn.RNN(5, 4, nonlinearity="relu", batch_first=True)',
    );
    expect(made('simpleRnn', { activation: 'linear' })).toBe('self.r = KerasRNN(5, 4, activation="linear")');
    expect(made('bidirectional', { cell: 'gru', merge: 'sum' })).toBe(
      'self.r = KerasBidirectional(KerasGRU, 5, 4, merge="sum")',
    );
  });

  it('merges both directions of Bidirectional at every step or after the last', () => {
    const merge = (mode: string, output: string): string[] =>
      forwardOf(
        drawChain(
          ['In', 'input'],
          ['Both', 'bidirectional', { units: 4, merge: mode, output }],
          ...(output === 'sequences' ? ([['Flat', 'flatten']] as const) : []),
          ['D', 'dense'],
          ['T', 'target'],
        ),
      ).slice(0, 2);
    expect(merge('ave', 'last')).toEqual(['_, (state, _) = self.both(in_layer)', 'x = (state[0] + state[1]) / 2']);
    expect(merge('mul', 'sequences')).toEqual(['x, _ = self.both(in_layer)', 'x = x[..., :4] * x[..., 4:]']);
  });

  it('pads convolutions and pools as TensorFlow does', () => {
    const statement = (type: string, params: Record<string, string | number>): string =>
      forwardOf(drawChain(['I', 'input'], ['C', type, params], ['F', 'flatten'], ['D', 'dense'], ['T', 'target']))[0] ??
      '';
    expect(statement('conv1d', { kernelSize: 3, dilationRate: 2 })).toBe(
      'x = self.c(F.pad(i.transpose(1, 2), (4, 0))).transpose(1, 2)',
    );
    expect(statement('conv1d', { kernelSize: 4, strides: 3, padding: 'same' })).toBe(
      'x = self.c(F.pad(i.transpose(1, 2), (0, 1))).transpose(1, 2)',
    );
    expect(statement('pooling1d', { poolSize: 2, strides: 1, padding: 'same' })).toBe(
      'x = self.c(F.pad(i.transpose(1, 2), (0, 1), value=-torch.inf)).transpose(1, 2)',
    );
  });

  it('marks the lines of each node', () => {
    const source = sourceOf(stockGraph());
    expect(linesOf(source, 'Input')).toEqual([
      '    def forward(self, input: Tensor) -> Tensor:',
      '        # Input: 30 steps of open, high, low, close, volume',
    ]);
    expect(linesOf(source, 'LSTM')).toEqual(['        self.lstm = nn.LSTM(5, 4, batch_first=True)']);
    expect(linesOf(source, 'LSTM', 'uses')).toEqual(['        x, _ = self.lstm(input)', '        x = x[:, -1]']);
    expect(linesOf(source, 'Dense')).toEqual(['        self.dense = nn.Linear(4, 1)']);
    expect(linesOf(source, 'Target')).toEqual([
      '        # Target: the next step of close',
      '        return self.dense(x)',
    ]);
  });

  it('is as wide as Black allows, and has no line of two nodes', () => {
    for (const { graph, name } of EXCHANGE_CASES) {
      const { text, lines, uses } = sourceOf(graph);
      for (const line of text.split('\n')) expect(line.length, `${name}: ${line}`).toBeLessThanOrEqual(88);
      const ranges = [...Object.values(lines), ...Object.values(uses)].sort((a, b) => a.from - b.from);
      ranges.forEach((range, i) => expect(range.from, name).toBeGreaterThan(ranges[i - 1]?.to ?? 0));
    }
  });

  it('says what is missing in an incomplete graph, and writes the rest', () => {
    const graph = drawGraph(
      [
        ['Input', 'input'],
        ['LSTM', 'lstm', { units: 4 }],
        ['Dense', 'dense', { units: 2 }],
        ['Target', 'target'],
      ],
      ['Input>LSTM', 'LSTM>Dense', 'Dense>Target'],
    );
    const source = sourceOf(graph);
    expect(linesOf(source, 'Target')[0]).toMatch(/# To do: Target .* 1/);
    expect(source.text).toContain('self.lstm = nn.LSTM(5, 4, batch_first=True)');
    const withoutData = sourceOf(stockGraph(), null).text;
    expect(withoutData).toContain('self.lstm = nn.LSTM(..., 4, batch_first=True)');
    expect(withoutData).toContain('# To do:');
    const alone = sourceOf({ nodes: stockGraph().nodes, edges: [] }).text;
    expect(alone).toContain('raise NotImplementedError("The model is not complete yet.")');
    expect(sourceOf({ nodes: [], edges: [] }).text).toContain('class Model(nn.Module):');
  });

  it('keeps names that would be code within comments and names', () => {
    const evil = '"""\nimport os; os.system("x")  # \u2028 \\';
    const nodes = stockGraph().nodes.map((node) => ({ ...node, name: node.id === 'Target' ? evil : node.name }));
    const columns = [{ name: evil, kind: 'number' }] as const;
    const signature = windowSignature({ lookback: 30, horizon: 1, features: columns, targets: columns });
    const { text } = pytorchSource(hourlyProject({ graph: { ...stockGraph(), nodes } }), signature);
    for (const line of text.split('\n').filter((one) => one.includes('os.system'))) expect(line.trim()).toMatch(/^#/);
    expect(text).not.toContain('\u2028');
  });

  it('follows a change within 50 ms for a hundred nodes', () => {
    const layers = Array.from(
      { length: 100 },
      (_, i) => [`LSTM ${i}`, 'lstm', { units: 4, output: 'sequences' }] as const,
    );
    const graph = drawChain(
      ['Input', 'input'],
      ...layers,
      ['Flat', 'flatten'],
      ['Dense', 'dense'],
      ['Target', 'target'],
    );
    sourceOf(graph);
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      sourceOf(graph);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it('knows every layer of the catalog with each of its choices', () => {
    for (const layer of CATALOG.filter(({ role }) => role === 'layer')) {
      for (const [name, schema] of Object.entries(layer.params)) {
        if (schema.kind !== 'choice') continue;
        for (const value of schema.options) {
          const nodes = [
            ['I', 'input'],
            ['L', layer.type, { [name]: value }],
            ['T', 'target'],
          ] as const;
          const wires = layer.inputs.filter(({ optional }) => !optional).map((port) => `I>L.${port.name}`);
          const { lines } = sourceOf(drawGraph(nodes, [...wires, 'L>T']));
          expect(lines.L, `${layer.type} ${name} ${value}`).toBeDefined();
        }
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { EMPTY_GRAPH, type Graph } from '../../graph/graph';
import type { Project } from '../../project/project';
import { EXCHANGE_CASES } from '../../testing/exchangeCases';
import { EXCHANGE_LAYER_CASES } from '../../testing/exchangeLayerCases';
import { drawGraph, exchangeTable, recipeOf } from '../../testing/exchangeProject';
import { STOCK_SIGNATURE, stockGraph } from '../../testing/graphs';
import { hourlyProject } from '../../testing/projects';
import { describeData } from '../../tasks/forecasting/describeData';
import { DEFAULT_TRAINING } from '../../optimizers/trainingSettings';
import type { ModelSource } from '../programs/modelPrinter';
import { kerasSource } from './kerasSource';

const ONE_COLUMN = { ...STOCK_SIGNATURE, inputs: STOCK_SIGNATURE.inputs.filter(({ name }) => name === 'close') };

function sourceOf(
  graph: Graph,
  data: typeof STOCK_SIGNATURE | null = STOCK_SIGNATURE,
  changes: Partial<Project> = {},
): ModelSource {
  return kerasSource(hourlyProject({ graph, ...changes }), data);
}

function linesOf({ text, lines }: ModelSource, node: string): string[] {
  const { from, to } = lines[node] ?? { from: 1, to: 0 };
  return text.split('\n').slice(from - 1, to);
}

/** A case of the exchange tests as code. */
function caseSource(name: string): string {
  const found = [...EXCHANGE_CASES, ...EXCHANGE_LAYER_CASES].find((item) => item.name === name);
  if (!found) throw new Error(`there is no case ${name}`);
  const recipe = recipeOf(found.recipe);
  return kerasSource(hourlyProject({ graph: found.graph, recipe }), describeData(exchangeTable(), recipe)).text;
}

describe('the Keras source of a model', () => {
  it('reads like the textbook for Input → LSTM(128) → Dense(1)', () => {
    const training = { ...DEFAULT_TRAINING, clipNorm: 0 };
    expect(sourceOf(stockGraph(128), ONE_COLUMN, { training }).text).toBe(`"""The model and how it is trained."""

import keras
from keras import layers


def build_model() -> keras.Model:
    """Builds the model with fresh weights: 66,689 trainable numbers."""
    model = keras.Sequential(
        [
            # 30 steps of close
            layers.Input((30, 1)),
            layers.LSTM(128),
            layers.Dense(1),
        ]
    )
    # Predicts the next step of close
    model.compile(loss="mse", optimizer="adam")
    return model
`);
  });

  it('clips the whole gradient as the project does, and leaves the textbook line as it is', () => {
    const { text } = sourceOf(stockGraph(), ONE_COLUMN);
    expect(text).toContain('    model.compile(loss="mse", optimizer="adam")\n');
    expect(text).toContain('    model.optimizer.global_clipnorm = 1.0\n');
  });

  it.each([
    [{ optimizer: 'adam', learningRate: 0.02 }, 'optimizer=keras.optimizers.Adam(learning_rate=0.02)'],
    [{ optimizer: 'rmsprop', learningRate: 0.001 }, 'optimizer="rmsprop"'],
    [{ optimizer: 'sgd', learningRate: 0.01, momentum: 0 }, 'optimizer="sgd"'],
    [{ optimizer: 'sgd', learningRate: 0.01, momentum: 0.9 }, 'optimizer=keras.optimizers.SGD(momentum=0.9)'],
  ] as const)('writes of the optimizer only what is not its default: %o', (settings, expected) => {
    const training = { ...DEFAULT_TRAINING, clipNorm: 0, ...settings };
    expect(sourceOf(stockGraph(), ONE_COLUMN, { training }).text.replace(/\s+/g, ' ')).toContain(expected);
  });

  it('gives every node of the model its lines', () => {
    const source = sourceOf(stockGraph(), ONE_COLUMN);
    expect(linesOf(source, 'Input')).toEqual(['            # 30 steps of close', '            layers.Input((30, 1)),']);
    expect(linesOf(source, 'LSTM')).toEqual(['            layers.LSTM(4),']);
    expect(linesOf(source, 'Target')[0]).toBe('    # Predicts the next step of close');
    expect(linesOf(source, 'Target').at(-1)).toBe('    return model');
  });

  it('uses the functional API where the graph branches', () => {
    const text = caseSource('attention');
    expect(text).toContain('    encoder = layers.LSTM(4, return_sequences=True)(inputs)\n');
    expect(text).toContain('    decoder = layers.GRU(4, return_sequences=True, reset_after=False)(inputs)\n');
    expect(text).toContain('    attention = layers.Attention(use_scale=True)([decoder, encoder])\n');
    expect(text).toContain('    model = keras.Model(inputs, dense)\n');
  });

  it('hands states on', () => {
    const text = caseSource('encoder-decoder-lstm');
    expect(text).toContain('encoder, encoder_h, encoder_c = layers.LSTM(4, return_state=True)(past)\n');
    expect(text).toContain('known, initial_state=[encoder_h, encoder_c]');
    expect(caseSource('encoder-decoder-gru')).toContain('known, initial_state=encoder_state');
  });

  it('writes reset_after of a GRU only where it is not that of Keras 3', () => {
    expect(caseSource('gru-reset-before')).toContain('layers.GRU(6, reset_after=False),');
    expect(caseSource('gru-reset-after')).toContain('layers.GRU(6),');
  });

  it('defines the hard sigmoid of Keras 2, and knows that of Keras 3 by name', () => {
    const second = caseSource('gru-recurrentActivation-hardSigmoid');
    expect(second).toContain('@keras.saving.register_keras_serializable(package="seqloom")\ndef hard_sigmoid_keras2(');
    expect(second).toContain('recurrent_activation=hard_sigmoid_keras2');
    const third = caseSource('gru-recurrentActivation-hardSigmoid3');
    expect(third).toContain('recurrent_activation="hard_sigmoid"');
    expect(third).not.toContain('keras2');
  });

  it('gives a second Target on one node an output of its own', () => {
    const { nodes, edges } = stockGraph();
    const second = { id: 'Second', type: 'target', name: 'Second', params: {} };
    const wire = { id: 'w', from: { node: 'Dense', port: 'out' }, to: { node: 'Second', port: 'in' } };
    const { text } = sourceOf({ nodes: [...nodes, second], edges: [...edges, wire] }, ONE_COLUMN);
    expect(text).toContain('layers.Activation("linear")(dense)');
    expect(text).toContain('model = keras.Model(inputs, [dense, second])');
    expect(text).toContain('loss=["mse", "mse"]');
  });

  it('stays within 88 columns and names no layer, for every case', () => {
    for (const { name } of [...EXCHANGE_CASES, ...EXCHANGE_LAYER_CASES]) {
      const text = caseSource(name);
      expect(text).not.toContain('name=');
      expect(text).not.toContain('To do');
      expect(text).toContain('    return model\n');
      for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(88);
    }
  });
});

describe('an incomplete model is written as far as it goes', () => {
  it('leaves shapes open without data', () => {
    const { text } = sourceOf(stockGraph(), null);
    expect(text).toContain('# To do: Input has no data yet.');
    expect(text).toContain('layers.Input((None, None)),');
    expect(text).toContain('layers.LSTM(4),');
  });

  it('says so when there is no Target or nothing at all', () => {
    for (const graph of [EMPTY_GRAPH, { ...EMPTY_GRAPH, nodes: stockGraph().nodes.slice(0, 2) }]) {
      const { text } = sourceOf(graph);
      expect(text).toContain('# To do: The model has no Target.');
      expect(text).toContain('    raise NotImplementedError("The model is not complete yet.")');
      expect(text).not.toContain('compile');
    }
  });

  it('names nodes that nothing feeds, wrong parameters, loops and unknown layers', () => {
    const graph = drawGraph(
      [
        ['Input', 'input'],
        ['Both', 'bidirectional', { cell: 'no such cell' }],
        ['New\n"""\nimport os', 'noSuchLayer'],
        ['A', 'dense'],
        ['C', 'dense'],
        ['Target', 'target'],
      ],
      ['Input>Both', 'Both>New\n"""\nimport os', 'New\n"""\nimport os>Target', 'A>C', 'C>A', 'C>Target'],
    );
    const { text } = sourceOf(graph, ONE_COLUMN);
    expect(text).toContain('# To do: Cell of Both cannot be “no such cell”.');
    expect(text).not.toMatch(/^import os/m);
    const loose = sourceOf({ nodes: stockGraph().nodes, edges: stockGraph().edges.slice(1) }, ONE_COLUMN);
    expect(linesOf(loose, 'LSTM').join('\n')).toContain('# To do: LSTM has nothing connected to its input.');
  });
});

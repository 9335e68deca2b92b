import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileGraph } from '../../plan/compileGraph';
import { findMistakes } from '../../problem/jsonChecks';
import { messagesOf } from '../../testing/english';
import { type MadeRecording, recordingsRecipe, recordingsTable, slopes, waves } from '../../testing/recordings';
import { applyLayer, tensorBatches, truthTensors } from '../../training/batches';
import { computeLoss } from '../../losses/computeLoss';
import { trainableVariables } from '../../plan/trainableVariables';
import { type PreparedSequences, prepareSequences } from './prepareSequences';
import type { SequenceRecipe } from './recipe';
import { sequenceClassification } from './sequenceClassification';
import { suggestSequences } from './suggestSequences';

const SMALL: readonly MadeRecording[] = [
  { name: 'a', label: ['up', 'down', 'up'], values: [1, 2, 3] },
  { name: 'b', label: ['down', ''], values: [5, 6] },
  { name: 'c', label: ['up', 'never seen', 'down'], values: [7, 8, 9], part: 'test' },
];
const BY_STEPS = { classOf: 'step', parts: 'part', scaling: 'none', split: { train: 0.8, validation: 0 } } as const;

function prepare(recordings: readonly MadeRecording[], changes: Partial<SequenceRecipe>): PreparedSequences {
  const { prepared, problems } = prepareSequences(recordingsTable(recordings), recordingsRecipe(changes));
  if (!prepared) throw new Error(messagesOf(problems).join('\n'));
  return prepared;
}

const small = (changes: Partial<SequenceRecipe> = {}) => prepare(SMALL, { ...BY_STEPS, length: 4, ...changes });

describe('a class of each step', () => {
  it('is asked for by a target with the time axis of a sample, masked', () => {
    expect(small().source.targets).toEqual([
      { name: 'kind', kind: 'category', classes: ['down', 'up'], shape: [4], axes: ['time'], masked: true },
    ]);
    const recipe = recordingsRecipe({ ...BY_STEPS });
    const { fitted } = small();
    expect(sequenceClassification.describeFitted(recipe, fitted).targets[0]).toMatchObject({ axes: ['time'] });
  });

  it('is written step by step; what is padded, has no class or one that training never saw weighs nothing', () => {
    const write = (truth: 'oneHot' | 'code', balanced = false) => {
      const writer = small().source.open({ inputs: [], outputs: [{ columns: ['kind'], truth, balanced }] });
      expect(writer.masked).toEqual([true]);
      const size = writer.targetShapes[0]?.reduce((a, b) => a * b, 3) ?? 0;
      const [values, weights] = [new Float32Array(size + 1).fill(9), new Float32Array(12).fill(9)];
      writer.write(Uint32Array.of(0, 1, 2), {
        ...{ layout: 'sampleFirst', inputs: [], targets: [{ values, at: 1, weights }] },
      });
      return { values: [...values.subarray(1)], weights: [...weights] };
    };
    const weights = [1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0];
    expect(write('code')).toEqual({ values: [1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0], weights });
    const rows = write('oneHot');
    expect(rows.weights).toEqual(weights);
    expect(rows.values.slice(0, 16)).toEqual([0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    // The training part has two steps of each class.
    expect(write('oneHot', true)).toEqual(rows);
  });

  it('of which some are missing is told, and refused of no recording that changes its class', () => {
    const { problems } = prepareSequences(recordingsTable(SMALL), recordingsRecipe({ ...BY_STEPS, length: 4 }));
    expect(messagesOf(problems).join()).toContain('1 step has no class');
    const whole = prepareSequences(recordingsTable(SMALL), recordingsRecipe({ ...BY_STEPS, classOf: 'sample' }));
    expect(messagesOf(whole.problems).join()).toContain('changes within the recording a');
  });

  it('is measured and told over the steps that there are, whatever a model says of padding', () => {
    const prepared = small();
    const ids = prepared.scored('test');
    const answers = [0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 1, 0];
    const outputs = [{ columns: ['kind'], values: Float32Array.from(answers) }];
    const [target] = prepared.evaluate('test', ids, outputs).targets;
    expect(target).toMatchObject({ sample: 'step', sampleCount: 3, measures: ['errorRate'] });
    expect(target?.model.metrics.accuracy).toBeCloseTo(1 / 3, 10);
    expect(target?.baselines.map(({ id }) => id)).toEqual(['majorityClass', 'linearStep']);
    // Of down and up; the class that training never saw has no row.
    expect(target?.parts.find(({ kind }) => kind === 'matrix')).toMatchObject({
      counts: [
        [0, 1],
        [0, 1],
      ],
    });
    const other = prepared.evaluate('test', ids, [
      { columns: ['kind'], values: Float32Array.from([...answers.slice(0, 6), 0, 1]) },
    ]);
    expect(other.targets[0]?.model).toEqual(target?.model);
    const share = (value: number): unknown => expect.closeTo(value, 6);
    expect(prepared.predict(ids, outputs)).toEqual([
      ['recording', 'step', 'predicted', 'actual', 'p(down)', 'p(up)'],
      ['c', 1, 'up', 'up', share(0.1), share(0.9)],
      ['c', 2, 'up', 'never seen', share(0.2), share(0.8)],
      ['c', 3, 'up', 'down', share(0.3), share(0.7)],
    ]);
    expect(prepared.inFull(ids, outputs)[0]).toMatchObject({ width: 2, values: { length: 6 }, known: { length: 3 } });
  });

  it('has a linear model on the features of the step beside it, which the course of a recording beats', () => {
    const telling = waves(40).map((made, i) => ({
      ...made,
      label: made.values.map((value) => (value > 0.2 ? 'high' : 'low')),
      part: i < 30 ? 'train' : 'test',
    }));
    const accuracyOf = (recordings: readonly MadeRecording[]): number => {
      const prepared = prepare(recordings, { ...BY_STEPS, length: 11, scaling: 'standard' });
      const ids = prepared.scored('test');
      const values = new Float32Array(ids.length * 11 * 2);
      const [target] = prepared.evaluate('test', ids, [{ columns: ['kind'], values }]).targets;
      return target?.baselines.find(({ id }) => id === 'linearStep')?.metrics.accuracy ?? 0;
    };
    expect(accuracyOf(telling)).toBeGreaterThan(0.95);
    expect(accuracyOf(waves(40).map((made, i) => ({ ...made, part: i < 30 ? 'train' : 'test' })))).toBeLessThan(0.8);
  });

  it('is proposed where classes change within recordings, and starts with a model that returns sequences', () => {
    const recipe = suggestSequences(recordingsTable(waves(12)));
    expect(recipe).toMatchObject({ samples: 'recordings', classOf: 'step' });
    expect(suggestSequences(recordingsTable(slopes(12))).classOf).toBeUndefined();
    const graph = sequenceClassification.startingGraph(
      sequenceClassification.describe(recordingsTable(waves(12)), recipe),
    );
    expect(graph.nodes.map(({ type }) => type)).toEqual(['input', 'masking', 'lstm', 'dense', 'target']);
    expect(graph.nodes[2]?.params.output).toBe('sequences');
  });

  it('need not be spoken of in a recipe, whose weights stay its own', () => {
    const { schema } = sequenceClassification;
    const shaping = (recipe: SequenceRecipe) => sequenceClassification.shaping(recipe);
    const found = (recipe: unknown): number => findMistakes(schema, recipe).length;
    expect(found(recordingsRecipe())).toBe(0);
    expect(found(recordingsRecipe({ classOf: 'step' }))).toBe(0);
    expect(found({ ...recordingsRecipe(), classOf: 'row' })).toBe(1);
    expect(shaping(recordingsRecipe({ classOf: 'sample' }))).toEqual(shaping(recordingsRecipe()));
    expect(shaping(recordingsRecipe({ classOf: 'step' }))).not.toEqual(shaping(recordingsRecipe()));
  });
});

describe('padding', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  /** Loss and gradients of a first step on recordings of 6 to 11 steps, padded to a length. */
  function firstStep(length: number, loss: string, units: number) {
    const { source } = prepare(waves(12), { classOf: 'step', length, split: { train: 0.6, validation: 0 } });
    const started = sequenceClassification.startingGraph(source);
    const nodes = started.nodes.map((node) => ({
      ...node,
      params: {
        ...node.params,
        ...(node.type === 'lstm' && { units: 3 }),
        ...(node.type === 'dense' && { units, activation: units === 1 ? 'sigmoid' : 'softmax' }),
        ...(node.type === 'target' && { loss }),
      },
    }));
    const compiled = compileGraph(tf, { ...started, nodes }, source, 7);
    const batches = tensorBatches(tf, compiled, source);
    const ids = source.ids('train');
    const [inputs, truths] = [batches.inputs(ids), batches.truths(ids)];
    const lossOf = () => {
      const [prediction] = applyLayer(compiled.model, inputs, true);
      const [truth] = truths;
      if (!prediction || !truth || !compiled.outputs[0]) throw new Error('no output');
      return computeLoss(tf, compiled.outputs[0], truth.values, prediction, truth.weighted);
    };
    const found = tf.tidy(() => {
      const { value, grads } = tf.variableGrads(lossOf, trainableVariables(compiled.model));
      return [value, ...Object.values(grads)].map((tensor) => [...tensor.dataSync()]);
    });
    const steps = [...ids].reduce((sum, id) => sum + (6 + (id % 6)), 0);
    expect(truths[0]?.weighted?.count).toBe(steps);
    tf.dispose([inputs, truthTensors(truths)]);
    compiled.dispose();
    return found;
  }

  it.each([
    ['categoricalCrossentropy', 2],
    ['sparseCategoricalCrossentropy', 2],
    ['binaryCrossentropy', 1],
  ])('changes neither the loss nor any gradient of %s', (loss, units) => {
    const before = tf.memory().numTensors;
    const short = firstStep(11, loss, units).flat();
    const long = firstStep(19, loss, units).flat();
    expect(long.length).toBe(short.length);
    short.forEach((value, i) => expect(Math.abs((long[i] as number) - value), String(i)).toBeLessThan(1e-6));
    expect(Math.max(...short.map(Math.abs))).toBeGreaterThan(0.1);
    expect(tf.memory().numTensors).toBe(before);
  });
});

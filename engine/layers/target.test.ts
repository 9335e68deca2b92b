import { describe, expect, it } from 'vitest';
import { analyze } from './analyze';
import type { GraphNode, ParamValue } from '../graph/graph';
import type { DataSignature } from '../tensors/dataSignature';
import { messageOf } from '../testing/english';
import { makeGraph, makeNode } from '../testing/graphs';
import { targetColumns, target } from './target';

const time = { shape: [5], axes: ['time'] } as const;
const classes = ['down', 'level', 'up'];

/** Two features over five steps, and a class of each step or of the whole. */
const dataOf = (each: 'step' | 'sample'): DataSignature => ({
  inputs: ['x', 'y'].map((name) => ({ name, kind: 'number', ...time })),
  targets: [
    {
      name: 'kind',
      kind: 'category',
      classes,
      ...(each === 'step' ? { ...time, masked: true } : { shape: [], axes: [] }),
    },
  ],
});

/** Problems of Input → these nodes → Target. */
function problemsOf(each: 'step' | 'sample', between: readonly GraphNode[], loss = 'categoricalCrossentropy') {
  const nodes = [makeNode('Input', 'input'), ...between, makeNode('Target', 'target', { loss })];
  const wires = nodes.slice(1).map(({ id }, i) => `${nodes[i]?.id}>${id}`);
  return analyze(makeGraph(nodes, wires), dataOf(each)).problems;
}

const lstm = (output: string): GraphNode => makeNode('LSTM', 'lstm', { output });
const dense = (units: number, activation: ParamValue = 'softmax'): GraphNode =>
  makeNode('Dense', 'dense', { units, activation });

describe('a Target of a class for each step', () => {
  it('takes a sequence of probabilities, whichever loss judges them', () => {
    for (const loss of ['categoricalCrossentropy', 'sparseCategoricalCrossentropy'])
      expect(problemsOf('step', [lstm('sequences'), dense(3)], loss)).toEqual([]);
    expect(target.summarize({ columns: [] }, dataOf('step'))).toEqual([
      { code: 'eachStep', values: { columns: ['kind'] } },
    ]);
    expect(targetColumns({ columns: ['kind'] }, dataOf('step'))).toHaveLength(1);
  });

  it('refuses a last state, and lets the recurrent layer return its sequence with a click', () => {
    const [problem] = problemsOf('step', [lstm('last'), makeNode('Dropout', 'dropout'), dense(3)]);
    expect(problem).toMatchObject({ code: 'target.needsTimeFixable', nodeId: 'Target' });
    expect(messageOf(problem)).toBe(
      'Target needs a vector for each step of the sample, but LSTM returns only its last state.',
    );
    expect(problem?.fix).toMatchObject({ nodeId: 'LSTM', param: 'output', value: 'sequences' });
    const [flat] = problemsOf('step', [makeNode('Flatten', 'flatten'), dense(3)]);
    expect(flat).toMatchObject({ code: 'target.needsTime', values: { source: { code: 'layer.dense' }, shape: '3' } });
    expect(flat?.fix).toBeUndefined();
  });

  it('refuses a sequence of another length, and a vector of another size', () => {
    const [shorter] = problemsOf('step', [
      makeNode('Convolution', 'conv1d', { filters: 3, kernelSize: 3, padding: 'valid' }),
      dense(3),
    ]);
    expect(shorter).toMatchObject({ code: 'target.steps', values: { expected: 5, shape: '3×3' } });
    const [narrower] = problemsOf('step', [lstm('sequences'), dense(2)]);
    expect(narrower).toMatchObject({ code: 'target.size', values: { expected: 3, received: 2 } });
    expect(narrower?.fix).toMatchObject({ nodeId: 'Dense', param: 'units', value: 3 });
    expect(problemsOf('step', [lstm('sequences'), dense(3, 'linear')])[0]?.code).toBe('target.lossNeedsProbabilities');
  });
});

describe('a Target of a class for each sample', () => {
  it('refuses a sequence, and lets the recurrent layer return its last state with a click', () => {
    expect(problemsOf('sample', [lstm('last'), dense(3)])).toEqual([]);
    const [problem] = problemsOf('sample', [lstm('sequences'), dense(3)]);
    expect(problem).toMatchObject({ code: 'target.hasTimeFixable', values: { source: [{ code: 'layer.lstm' }] } });
    expect(problem?.fix).toMatchObject({ nodeId: 'LSTM', param: 'output', value: 'last' });
  });
});

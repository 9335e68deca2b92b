import { describe, expect, it } from 'vitest';
import { messageOf } from '../testing/english';
import { makeGraph, makeNode } from '../testing/graphs';
import type { DataSignature } from '../tensors/dataSignature';
import { analyze } from './analyze';

const STEPS = { shape: [9], axes: ['time'] } as const;
const signature = (masked: boolean): DataSignature => ({
  inputs: [
    { name: 'x', kind: 'number', ...STEPS, masked },
    { name: 'word', kind: 'category', cardinality: 5, ...STEPS, masked },
  ],
  targets: [{ name: 'kind', kind: 'category', classes: ['a', 'b'], shape: [], axes: [] }],
});

/** What is said of padding in a graph of an Input, some nodes named by their types, a Dense and a Target. */
function warnings(wires: readonly string[], { masked = true, input = {}, maskZero = false } = {}) {
  const types = ['masking', 'lstm', 'gru', 'conv1d', 'flatten', 'concatenate'];
  const used = types.filter((type) => wires.some((wire) => wire.split('>').includes(type)));
  const nodes = [
    makeNode('Input', 'input', input),
    ...used.map((type) => makeNode(type, type)),
    ...(wires.some((wire) => wire.includes('embedding')) ? [makeNode('embedding', 'embedding', { maskZero })] : []),
    makeNode('Dense', 'dense', { units: 2, activation: 'softmax' }),
    makeNode('Target', 'target', { loss: 'categoricalCrossentropy' }),
  ];
  return analyze(makeGraph(nodes, [...wires, 'Dense>Target']), signature(masked)).problems.filter(
    ({ code }) => code === 'input.unmasked',
  );
}

describe('padded samples', () => {
  it('are warned of where no layer masks them, with a Masking layer for a fix', () => {
    const [warning, ...others] = warnings(['Input>lstm', 'lstm>Dense']);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ severity: 'warning', nodeId: 'Input', fix: { insert: 'masking' } });
    expect(messageOf(warning)).toContain('no Masking layer follows');
  });

  it('are not warned of where a layer masks them, or none are padded', () => {
    expect(warnings(['Input>masking', 'masking>lstm', 'lstm>Dense'])).toEqual([]);
    expect(warnings(['Input>lstm', 'lstm>Dense'], { masked: false })).toEqual([]);
  });

  it('are warned of where one of two ways is left without a mask, and the fix names its wire', () => {
    const wires = [
      'Input>masking',
      'masking>lstm',
      'Input>gru',
      'lstm>concatenate',
      'gru>concatenate',
      'concatenate>Dense',
    ];
    const { nodes, edges } = makeGraph([makeNode('Input', 'input')], wires);
    expect(nodes).toHaveLength(1);
    const [warning] = warnings(wires);
    expect(warning?.fix).toMatchObject({ edgeId: edges[2]?.id });
  });

  it('have no fix where the next layer would refuse the mask', () => {
    const [warning] = warnings(['Input>conv1d', 'conv1d>flatten', 'flatten>Dense']);
    expect(warning).toBeDefined();
    expect(warning?.fix).toBeUndefined();
  });

  it('of codes are masked by the Embedding', () => {
    const wires = ['Input>embedding', 'embedding>lstm', 'lstm>Dense'];
    const input = { form: 'codes', columns: ['word'] };
    const [warning] = warnings(wires, { input });
    expect(warning).toBeDefined();
    expect(warning?.fix).toBeUndefined();
    expect(warnings(wires, { input, maskZero: true })).toEqual([]);
  });
});

import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileGraph } from '../plan/compileGraph';
import type { GraphNode } from '../graph/graph';
import type { Tf } from '../tensors/tf';
import { makeGraph, makeNode, STOCK_SIGNATURE } from '../testing/graphs';
import { refuseBackend } from './refuseBackend';
import { messageOf } from '../testing/english';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** What is said of Input → these layers → Dense → Target on a backend. */
function refusal(backend: string, layers: readonly GraphNode[]): string | undefined {
  const chain = [makeNode('Input', 'input'), ...layers, makeNode('Dense', 'dense'), makeNode('Target', 'target')];
  const wires = chain.slice(1).map(({ id }, i) => `${chain[i]?.id}>${id}`);
  const compiled = compileGraph(tf, makeGraph(chain, wires), STOCK_SIGNATURE, 1);
  try {
    const elsewhere: Tf = { ...tf, getBackend: () => backend };
    const refused = refuseBackend(elsewhere, compiled);
    return refused ? messageOf(refused) : undefined;
  } finally {
    compiled.dispose();
  }
}

const MASKED = [makeNode('Mask', 'masking'), makeNode('LSTM', 'lstm', { units: 2 })];
const DROPPED = [makeNode('RNN', 'simpleRnn', { units: 2, recurrentDropout: 0.2 })];

describe('the WebGPU backend of tfjs', () => {
  it('is refused what it would train wrongly, with the layer named', () => {
    expect(refusal('webgpu', MASKED)).toBe('mask would be trained incorrectly on WebGPU.');
    expect(refusal('webgpu', DROPPED)).toBe('rnn would be trained incorrectly on WebGPU.');
    const both = makeNode('Both', 'bidirectional', { cell: 'simpleRnn', units: 2, dropout: 0.1 });
    expect(refusal('webgpu', [both])).toContain('both');
  });

  it('is given everything else', () => {
    expect(refusal('webgpu', [makeNode('LSTM', 'lstm', { units: 2, dropout: 0.2 })])).toBeUndefined();
    expect(refusal('webgpu', [makeNode('RNN', 'simpleRnn', { units: 2 })])).toBeUndefined();
  });

  it.each(['webgl', 'wasm', 'cpu'])('%s trains them', (backend) => {
    expect(refusal(backend, MASKED)).toBeUndefined();
    expect(refusal(backend, DROPPED)).toBeUndefined();
  });
});

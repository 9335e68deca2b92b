import { describe, expect, it } from 'vitest';
import { edgesInto, findNode, type Graph, type ParamValue } from '../graph/graph';
import { analyze } from '../layers/analyze';
import { interchangeable } from '../layers';
import { planModel, plannedWeights } from '../plan/modelPlan';
import { weightsByName } from '../plan/savedWeights';
import { makeGraph, makeNode, STOCK_SIGNATURE } from '../testing/graphs';
import { hourlyProject } from '../testing/projects';
import { changeType } from './changeType';
import { fingerprint } from './fingerprint';
import type { Project } from './project';

/** Input → a recurrent layer → Dense → Target. */
const graphOf = (type: string, name: string, params: Record<string, ParamValue>): Graph =>
  makeGraph(
    [
      makeNode('Input', 'input'),
      { id: 'rnn', type, name, params },
      makeNode('Dense', 'dense'),
      makeNode('Target', 'target'),
    ],
    ['Input>rnn', 'rnn>Dense', 'Dense>Target'],
  );

const projectOf = (graph: Graph): Project => hourlyProject({ graph });

/** A project whose weights are counted through, as if it had been trained. */
function trainedProject(graph: Graph): Project {
  const project = projectOf(graph);
  const weights = plannedWeights(planModel(graph, analyze(graph, STOCK_SIGNATURE)));
  const specs = weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' as const }));
  const size = specs.reduce((sum, { shape }) => sum + shape.reduce((product, n) => product * n, 1), 0);
  const values = Float32Array.from({ length: size }, (_, i) => i);
  const trained = {
    topology: {},
    weightSpecs: specs,
    weightData: new Uint8Array(values.buffer),
    scalers: {},
    vocabularies: {},
    history: [],
    end: 'completed',
    bestEpoch: 1,
    backend: 'cpu',
    fingerprint: fingerprint(graph, project.task),
  } as const;
  return { ...project, trained };
}

const changed = (project: Project, type: string) => {
  const change = changeType(project, 'rnn', type, STOCK_SIGNATURE);
  if (!change) throw new Error(`no change to ${type}`);
  return { ...change, node: findNode(change.project.graph, 'rnn') };
};
const kernelOf = ({ trained }: Project, name: string) => trained && weightsByName(trained).get(name)?.values;

describe('changing the type of a node', () => {
  it('is offered among layers of one kind', () => {
    const types = (type: string) => interchangeable(type).map((layer) => layer.type);
    expect(types('lstm')).toEqual(['gru', 'simpleRnn', 'bidirectional']);
    expect(types('bidirectional')).toEqual(['lstm', 'gru', 'simpleRnn']);
    expect(types('layerNormalization')).toEqual(['batchNormalization']);
    expect(types('merge')).toEqual(['concatenate']);
    expect(types('dense')).toEqual([]);
  });

  it('keeps the wires, the settings that both have and a name that was given, and tells the rest', () => {
    const params = { units: 7, output: 'sequences', dropout: 0.3, activation: 'relu', unitForgetBias: true };
    const graph = graphOf('lstm', 'Encoder', params);
    const toGru = changed(projectOf(graph), 'gru');
    const { unitForgetBias: _own, ...shared } = params;
    expect(toGru.node).toEqual({
      ...{ id: 'rnn', type: 'gru', name: 'Encoder' },
      params: {
        ...shared,
        recurrentDropout: 0,
        useBias: true,
        goBackwards: false,
        recurrentActivation: 'sigmoid',
        resetAfter: true,
      },
    });
    expect(toGru.project.graph.edges).toEqual(graph.edges);
    expect(toGru).toMatchObject({ droppedParams: [], droppedWires: 0, weights: null });
    const toBoth = changed(projectOf(graph), 'bidirectional');
    expect(toBoth.node?.params).toMatchObject({ cell: 'lstm', units: 7, output: 'sequences', dropout: 0.3 });
    expect(toBoth.droppedParams).toEqual(['activation']);
    const back = changed(projectOf(graphOf('bidirectional', 'Both', { cell: 'gru', merge: 'sum' })), 'gru');
    expect(back.droppedParams).toEqual(['merge']);
  });

  it('calls a node by its new type where its name was that of the old one', () => {
    expect(changed(projectOf(graphOf('lstm', 'LSTM', {})), 'gru').node?.name).toBe('GRU');
    expect(changed(projectOf(graphOf('lstm', 'LSTM 2', {})), 'gru').node?.name).toBe('GRU');
    expect(changed(projectOf(graphOf('lstm', 'LSTM up', {})), 'gru').node?.name).toBe('LSTM up');
  });

  it('drops wires of ports that the new type does not have', () => {
    const graph = graphOf('lstm', 'LSTM', {});
    const state = { id: 's', from: { node: 'rnn', port: 'state' }, to: { node: 'next', port: 'initialState' } };
    const next = makeNode('next', 'lstm');
    const started = { nodes: [...graph.nodes, next], edges: [...graph.edges, state] };
    const { project, droppedWires } = changed(projectOf(started), 'bidirectional');
    expect(edgesInto(project.graph, 'next')).toEqual([]);
    expect(droppedWires).toBe(1);
  });

  it('keeps the weights of the forward direction, there and back, and says how many start anew', () => {
    const project = trainedProject(graphOf('lstm', 'LSTM', { units: 3 }));
    const kernel = kernelOf(project, 'lstm/kernel');
    const both = changed(project, 'bidirectional');
    expect(both.weights).toEqual({ kept: 3, total: 6 });
    expect(kernelOf(both.project, 'bidirectional/forward_bidirectional_cell/kernel')).toEqual(kernel);
    expect(both.project.trained?.fingerprint).not.toBe(fingerprint(both.project.graph, both.project.task));
    const back = changed(both.project, 'lstm');
    expect(back.weights).toEqual({ kept: 3, total: 3 });
    expect(kernelOf(back.project, 'lstm/kernel')).toEqual(kernel);
    expect(fingerprint(back.project.graph, project.task)).toBe(project.trained?.fingerprint);
  });

  it('says that weights of another shape do not fit', () => {
    const project = trainedProject(graphOf('lstm', 'LSTM', { units: 3 }));
    expect(changed(project, 'gru').weights).toEqual({ kept: 0, total: 3 });
    const named = trainedProject(graphOf('lstm', 'Encoder', { units: 3 }));
    expect(changed(named, 'gru').project.trained).toBe(named.trained);
  });
});

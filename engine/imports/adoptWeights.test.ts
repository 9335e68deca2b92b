import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { tableNamed } from '../testing/projects';
import { fingerprint } from '../project/fingerprint';
import type { Project } from '../project/project';
import { hourlyTable, forecastBy } from '../testing/tables';
import { predictTrained } from '../training/useTrained';
import { adoptWeights, suggestRecipeFor } from './adoptWeights';
import type { ForeignLayer } from './foreignModel';
import { importModel } from './importModel';
import { messagesOf } from '../testing/english';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const table = hourlyTable(200);

/** Input → GRU(2) → Dense(1) over windows of 5 steps, with weights that are all 0.1. */
function imported(features: number): Project {
  const weights = (...shapes: readonly (readonly number[])[]) =>
    shapes.map((shape, i) => {
      const size = shape.reduce((product, n) => product * n, 1);
      return { name: `w${i}`, shape, values: new Float32Array(size).fill(0.1) };
    });
  const layers: ForeignLayer[] = [
    {
      name: 'input',
      className: 'InputLayer',
      config: { batch_shape: [null, 5, features] },
      place: 'a',
      calls: [],
      weights: null,
    },
    {
      name: 'gru',
      className: 'GRU',
      config: { units: 2, recurrent_activation: 'sigmoid' },
      place: 'b',
      calls: [{ inputs: [{ layer: 'input', call: 0, output: 0 }], named: {}, options: {} }],
      weights: weights([features, 6], [2, 6], [6]),
    },
    {
      name: 'dense',
      className: 'Dense',
      config: { units: 1 },
      place: 'c',
      calls: [{ inputs: [{ layer: 'gru', call: 0, output: 0 }], named: {}, options: {} }],
      weights: weights([2, 1], [1]),
    },
  ];
  const outputs = [{ layer: 'dense', call: 0, output: 0 }];
  const form = { format: 'tfjs', kerasVersion: null, inputs: [], loss: 'mse', optimizer: null } as const;
  return importModel({ name: 'small', ...form, layers, outputs }).project;
}

function over(project: Project): Project {
  if (!project.expects) throw new Error('an imported project expects something');
  return { ...project, assets: [tableNamed('test.csv')], task: forecastBy(suggestRecipeFor(project.expects, table)) };
}

describe('giving data to an imported model', () => {
  it('suggests as many columns and steps as the model was made for', () => {
    expect(over(imported(1)).task.recipe).toMatchObject({
      features: ['load'],
      targets: ['load'],
      lookback: 5,
      horizon: 1,
      calendar: [],
    });
    expect(over(imported(5)).task.recipe).toMatchObject({ features: ['load'], calendar: ['hourOfDay', 'dayOfWeek'] });
  });

  it('keeps the weights with scalings of the training part, ready to forecast', async () => {
    const { project, problems } = adoptWeights(over(imported(1)), table);
    expect(problems).toEqual([]);
    const { trained, graph, task } = project;
    expect(trained?.fingerprint).toBe(fingerprint(graph, task));
    expect(trained?.scalers.load?.scale).toBeGreaterThan(1);
    if (!trained) throw new Error('weights were adopted');
    const { answers } = await predictTrained(tf, { graph, task, table, trained });
    expect(answers.at(-1)?.[3]).toBeTypeOf('number');
  });

  it('says how many features the model wants where others are chosen, and leaves the project as it is', () => {
    const project = over(imported(3));
    const adopted = adoptWeights(project, table);
    expect(adopted.project).toBe(project);
    expect(messagesOf(adopted.problems)).toEqual([
      'The model was made for 3 features in Input, but 1 is chosen.',
      'The weight gru/kernel has the shape 3×6, but with these data the model needs 1×6.',
    ]);
  });
});

import * as tf from '@tensorflow/tfjs';

/** Stands for the model of a project where the files of a program are checked and run as they lie. */
export function buildModel(): tf.LayersModel {
  const numbers = tf.input({ shape: [4, 3], name: 'numbers' });
  const kinds = tf.input({ shape: [4], dtype: 'int32', name: 'kinds' });
  const embedded = tf.layers
    .embedding({ inputDim: 4, outputDim: 2, name: 'embedding' })
    .apply(kinds) as tf.SymbolicTensor;
  const both = tf.layers.concatenate({ name: 'concatenate' }).apply([numbers, embedded]) as tf.SymbolicTensor;
  const lstm = tf.layers.lstm({ units: 3, name: 'lstm' }).apply(both) as tf.SymbolicTensor;
  const load = tf.layers.dense({ units: 4, name: 'load' }).apply(lstm) as tf.SymbolicTensor;
  const flow = tf.layers.dense({ units: 2, name: 'flow' }).apply(lstm) as tf.SymbolicTensor;
  return tf.model({ inputs: [numbers, kinds], outputs: [load, flow] });
}

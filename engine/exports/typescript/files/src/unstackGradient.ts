import * as tf from '@tensorflow/tfjs';

// TensorFlow.js's own gradient fails for a window of one row, which recurrent layers take apart into its timesteps.
tf.unregisterGradient('Unpack');
tf.registerGradient({
  kernelName: 'Unpack',
  gradFunc: (dy, _saved, attributes) => ({ value: () => tf.stack([dy].flat(), Number(attributes['axis'])) }),
});

import * as tf from '@tensorflow/tfjs';

// The gradient of an embedding or of picked rows, which adds up rows by their code: in WebAssembly TensorFlow.js has no kernel for it, so it
// is a product of matrices here.
tf.registerKernel({
  kernelName: 'UnsortedSegmentSum',
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) =>
    tf.tidy(() => {
      const rows = inputs['x'] as tf.Tensor;
      const codes = (inputs['segmentIds'] as tf.Tensor1D).toInt();
      const count = Number(attrs?.['numSegments']);
      const picked = tf.oneHot(codes, count).toFloat();
      const sums = tf.matMul(picked, rows.reshape([codes.size, -1]), true);
      return sums.reshape([count, ...rows.shape.slice(1)]);
    }),
});

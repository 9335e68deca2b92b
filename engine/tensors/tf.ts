import type * as tfjs from '@tensorflow/tfjs';

/** The tfjs module, handed in by whoever runs the engine: a worker, the command line or a test. */
export type Tf = typeof tfjs;

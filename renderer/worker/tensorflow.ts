import * as core from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import * as layers from '@tensorflow/tfjs-layers';
import type { Tf } from '#engine';

/**
 * tfjs without a backend: the core and the layers, which is all of the package `@tensorflow/tfjs` that the engine uses.
 * That package would bring its cpu and WebGL backends along; here the one in use is fetched by `startBackend`.
 */
export const tf = { ...core, ...layers } as unknown as Tf;

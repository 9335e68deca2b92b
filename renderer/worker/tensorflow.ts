import * as core from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import * as layers from '@tensorflow/tfjs-layers';
import type { Tf } from '#engine';

/** tfjs without a backend, which `startBackend` fetches: the whole package would bring its cpu and WebGL along. */
export const tf = { ...core, ...layers } as unknown as Tf;

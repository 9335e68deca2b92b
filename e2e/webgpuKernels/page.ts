// Bundled by webgpuKernels.web.spec.ts: runs the WebGPU kernels beside stock tfjs in one page.
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { OPTIMIZERS } from '../../engine/index';
import { patchTfjs } from '../../engine/plan/patchTfjs';
import { runAppSteps } from './appStep';
import { compareRun } from './compareRun';
import { compareUpdate } from './compareUpdate';
import { runCaseA } from './caseA';
import { countDispatches, dispatches } from './dispatches';
import { runResumed } from './resumeRun';

countDispatches();
patchTfjs(tf);

/** What the spec calls in the page. */
const tests = {
  start: async (): Promise<string> => {
    await tf.setBackend('webgpu');
    return tf.getBackend();
  },
  compareRun,
  compareUpdate,
  optimizers: () => OPTIMIZERS.map(({ id }) => id),
  runCaseA,
  runAppSteps,
  runResumed,
  dispatches,
};

export type KernelTests = typeof tests;

Object.assign(window, { kernelTests: tests });

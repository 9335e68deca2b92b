import { MeasuringProcess } from './measuringProcess.mjs';

const EPOCHS = 11;
const STEPS_PER_EPOCH = 100;

/** What must stay as it was: the kernels' workspace, and tfjs's tensors and their bytes. */
const CONSTANT = ['workspaceBytes', 'numTensors', 'numBytes'];

/**
 * Trains a case for 1000 steps after a first epoch and watches what is held after each epoch. Resolves to
 * `{ samples }`, or `{ reason }` where that cannot be told.
 */
export async function watchMemory(benchCase, engine) {
  const process = new MeasuringProcess(engine.command);
  try {
    const hello = await process.next();
    if (hello.kind === 'unavailable') return { reason: hello.reason };
    const request = { kind: 'watchMemory', case: benchCase, stepsPerEpoch: STEPS_PER_EPOCH, epochs: EPOCHS };
    const { samples } = await process.ask(request);
    if (samples[0].workspaceBytes === undefined) return { reason: 'the kernels do not tell their memory yet', samples };
    return { samples };
  } catch (error) {
    return { reason: error.message };
  } finally {
    await process.close();
  }
}

/** By how many bytes or tensors the most grown of the constant figures has grown since the first sample. */
export function growthOf(samples) {
  const growth = CONSTANT.map((key) => Math.max(...samples.map((sample) => sample[key] - samples[0][key])));
  return Math.max(...growth);
}

// One Seqloom engine in a process of its own: trains cases with the engine's own `train`, as the command line does.
//   node out/bench/engineProcess.mjs stock | fused [one | all]
// Bundled by bundle.mjs. Reads a request a line from stdin and answers each with a line of JSON on stdout; ends with
// stdin. bench/peers/protocol.py is the same for the peers; measuringProcess.mjs holds the other end.
import { createInterface } from 'node:readline';
import { setImmediate as yieldToEvents } from 'node:timers/promises';
import { train } from '#engine';
import { startBackend } from '../cli/nodeBackend';
import { trainingJob } from './trainingJob.mjs';

const [kind, threads = 'all'] = process.argv.slice(2);
const { tf, kernels, missing } = await start();
await tell(missing ? { kind: 'unavailable', reason: missing } : { kind: 'ready', versions: { tfjs: tf.version.tfjs } });
if (!missing) {
  for await (const line of createInterface({ input: process.stdin })) await tell(await answer(JSON.parse(line)));
}
// The kernels' threads would keep the process alive.
process.exit(0);

/** Resolves once the message is really out: the end of the process would cut it off. */
function tell(message) {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(message)}\n`, resolve));
}

/** tfjs-wasm with the fused kernels or without, or why it cannot be had. */
async function start() {
  try {
    const backend = kind === 'fused' ? 'fused' : 'wasm';
    return { ...(await startBackend(backend, threads === 'one' ? 1 : 'all')), missing: null };
  } catch (error) {
    return { tf: null, kernels: null, missing: `the kernels did not start: ${error.message}` };
  }
}

async function answer(request) {
  try {
    return request.kind === 'watchMemory' ? await watchMemory(request) : await measure(request);
  } catch (error) {
    const problems = error?.problems?.map((problem) => problem.message).join(' ');
    return { kind: 'failed', message: problems || (error?.stack ?? String(error)) };
  }
}

/** Milliseconds a step of each epoch after the first, which compiles, allocates and warms up. */
async function measure({ case: benchCase, stepsPerEpoch, measuredEpochs }) {
  const msPerStep = [];
  let memory = null;
  await runTraining(trainingJob(benchCase, { stepsPerEpoch, epochs: measuredEpochs + 1 }), (record) => {
    memory = memoryReport();
    // The loop's own figure: its active time over the training windows, without validation and evaluation.
    if (record.epoch > 1) msPerStep.push((1000 * benchCase.batchSize) / record.sequencesPerSecond);
  });
  return { kind: 'measured', msPerStep, memory };
}

/** What is held after each epoch of one long training: it must not grow. */
async function watchMemory({ case: benchCase, stepsPerEpoch, epochs }) {
  const samples = [];
  await runTraining(trainingJob(benchCase, { stepsPerEpoch, epochs }), ({ epoch }) => {
    const { rss, arrayBuffers } = process.memoryUsage();
    const { numTensors, numBytes } = tf.memory();
    const step = epoch * stepsPerEpoch;
    samples.push({ step, numTensors, numBytes, residentBytes: rss, arrayBufferBytes: arrayBuffers, ...memoryReport() });
  });
  return { kind: 'watched', samples };
}

async function runTraining(job, onEpoch) {
  const control = { aborted: false, paused: false };
  const clock = { now: () => performance.now(), yieldToEvents: () => yieldToEvents() };
  const onEvent = (event) => {
    if (event.kind !== 'epoch') return;
    onEpoch(event.record);
    // After the last epoch a stop changes no figure; it spares timing each layer, which takes minutes for the slow ones.
    if (event.record.epoch === job.settings.epochs) control.aborted = true;
  };
  const { end } = await train(tf, job, { clock, control, onEvent, ...(kernels && { kernels }) });
  if (end !== 'completed') throw new Error(`The training ended as ${end}.`);
}

/**
 * What the kernels hold within a training: `workspaceBytes`, and `keptBytes` that the algorithm must keep. Null where they
 * do not say.
 */
function memoryReport() {
  const { workspaceBytes, keptBytes } = kernels?.memory?.() ?? {};
  return keptBytes > 0 ? { workspaceBytes, keptBytes } : null;
}

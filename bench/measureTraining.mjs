import { runNode } from '../scripts/runTool.mjs';

/** Epochs of one measured run. The first is left out: it compiles and warms up. */
const EPOCHS = 4;

/**
 * Trains a template from the command line and returns the seconds of each epoch after the first, validation included.
 * Throws when the run fails.
 */
export async function measureTraining(template, backend) {
  const args = ['train', `templates/${template}`, '--epochs', String(EPOCHS), '--backend', backend, '--json'];
  const { code, output } = await runNode('cli/bin/seqloom.mjs', args, { capture: true });
  if (code !== 0) throw new Error(`seqloom ${args.join(' ')} ended with ${code}:\n${output}`);
  const epochs = output
    .split('\n')
    .filter((line) => line.startsWith('{"kind":"epoch"'))
    .map((line) => JSON.parse(line));
  return epochs.slice(1).map((epoch) => epoch.seconds);
}

import path from 'node:path';
import { predictTensors, type PredictedTensor, readNpy, type TensorData, writeNpy } from '#engine';
import type { ParsedCommand } from './commandLine';
import { blameFile, mistake } from './mistake';
import { t } from './words';
import { startBackend } from './nodeBackend';
import { prepareNewFile, writeFiles } from './outputs';
import type { LoadedProject } from './projectSource';
import { readBytes } from './readBytes';
import type { Terminal } from './terminal';

/**
 * Runs the model on NumPy arrays, in its own scaled units. One output is written to the file that was named, several to
 * that name with `_` and their own. Returns the exit code.
 */
export async function predictTensorFiles(
  { project }: LoadedProject,
  command: ParsedCommand,
  terminal: Terminal,
): Promise<number> {
  const out = command.text('out');
  if (out === undefined) throw mistake('command.outMissing', { command: 'predict --tensor', placeholder: 'Y.npy' });
  if (command.text('input') !== undefined) throw mistake('command.tensorAndInput');
  const inputs = await readInputs(command.texts('tensor'));
  const { tf, kernels } = await startBackend('auto');
  const outputs = await predictTensors(tf, project, inputs, kernels);
  const placed = outputs.map((output) => ({ output, at: outputs.length === 1 ? out : fileFor(out, output) }));
  for (const { at } of placed) await prepareNewFile(at);
  await writeFiles(placed.map(({ output, at }) => ({ path: at, bytes: writeNpy(output.shape, output.data) })));
  for (const { output, at } of placed) {
    const values = { name: output.name, shape: output.shape.join('×'), path: at };
    terminal.out(`${t('cli.tensorWritten', values)}\n`);
  }
  return 0;
}

function fileFor(out: string, { name }: PredictedTensor): string {
  const ending = path.extname(out);
  return `${out.slice(0, out.length - ending.length)}_${name.replace(/[^\w.-]/g, '-')}${ending}`;
}

/** `X.npy` for the only input, or `name=X.npy` for each of several. */
async function readInputs(given: readonly string[]): Promise<Record<string, TensorData>> {
  const inputs = new Map<string, TensorData>();
  for (const text of given) {
    const [, name = '', file = ''] = /^(?:([^=/\\]+)=)?(.*)$/s.exec(text) ?? [];
    if (inputs.has(name)) {
      throw name === '' ? mistake('command.tensorsUnnamed') : mistake('command.tensorTwice', { input: name });
    }
    const { shape, values } = readNpy(await readBytes(file, blameFile('cannotRead', file)), path.basename(file));
    inputs.set(name, { shape, data: values });
  }
  return Object.fromEntries(inputs);
}

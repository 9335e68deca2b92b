import { ENGLISH, importModel, type ImportedModel, readForeign, writeProject } from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { CommandMistake } from './commandMistake';
import { loadHdf5 } from './exportTools';
import { readModelFiles } from './modelFiles';
import { requireNewFile, writeOutput } from './outputFolder';
import { formatProblems } from './printProblems';
import type { Terminal } from './terminal';
import { plainText, textTable } from './textTable';

const DONE = 0;

export const IMPORT: CommandSpec = {
  name: 'import',
  summary: 'Make a project of a model that was made with tf.js or Keras.',
  subject: {
    shown: 'FILE_OR_FOLDER',
    what: 'model',
    explained:
      'FILE_OR_FOLDER is a .keras or .h5 file, a Keras architecture (.json), or a tf.js model.json or its folder.',
  },
  options: {
    out: { value: 'FILE.seqloom', help: 'The project to write; it must be new.' },
    weights: { value: 'FILE', help: 'The weights of a Keras architecture.' },
    json: { help: 'Print one JSON object instead of a table.' },
  },
};

/** Writes the project and says what it is made of. Returns the exit code. */
export async function runImport(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const out = command.text('out');
  if (out === undefined)
    throw new CommandMistake('seqloom import needs a project to write.', 'Add --out FILE.seqloom.');
  await requireNewFile(out);
  const files = await readModelFiles(command.project, command.text('weights'));
  const imported = importModel(readForeign(files, await loadHdf5()));
  await writeOutput(out, writeProject(imported.project, []));
  if (command.isSet('json')) {
    terminal.out(`${JSON.stringify(importAsData(imported, out))}\n`);
    return DONE;
  }
  terminal.out(importText(imported));
  terminal.out(`Written: ${out}\n`);
  terminal.err(formatProblems(imported.warnings));
  return DONE;
}

function importAsData({ project, summary, warnings }: ImportedModel, out: string) {
  return {
    name: project.name,
    out,
    layers: summary.layers,
    parameters: summary.parameterCount,
    inputs: summary.inputs,
    outputs: summary.outputs,
    hasWeights: summary.hasWeights,
    warnings: warnings.map(({ code, message, hint, nodeId }) => ({ code, message, hint, nodeId: nodeId ?? null })),
  };
}

function importText({ project, summary }: ImportedModel): string {
  const shapes = (ends: ImportedModel['summary']['inputs']): string =>
    ends.map(({ name, shape }) => `${plainText(name)} ${shape?.join('×') ?? '?'}`).join(', ');
  const rows = summary.layers.map((layer) => [plainText(layer.name), plainText(layer.class), layer.type]);
  return [
    `${plainText(project.name)}\n`,
    textTable([['Name', 'Class', 'Becomes'], ...rows], 'lll'),
    `${ENGLISH.numbers.count(summary.parameterCount)} parameters${summary.hasWeights ? '' : ', without weights'}`,
    `inputs: ${shapes(summary.inputs)}`,
    `outputs: ${shapes(summary.outputs)}\n`,
  ].join('\n');
}

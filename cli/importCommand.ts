import { importModel, type ImportedModel, writeProject } from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { readModelFiles } from './modelFiles';
import { prepareNewFile, writeFiles } from './outputs';
import { formatProblems } from './printProblems';
import { readForeignApart } from './readForeignApart';
import type { Terminal } from './terminal';
import { plainText, textTable } from './textTable';
import { mistake } from './mistake';
import { parametersText, t, wordsOf } from './words';

const DONE = 0;

export const IMPORT: CommandSpec = {
  name: 'import',
  summary: 'cli.import',
  subject: {
    shown: 'FILE_OR_FOLDER',
    what: 'cli.subject.model',
    explained: 'cli.import.subject',
  },
  options: {
    out: { value: 'FILE.seqloom', help: 'cli.import.out' },
    weights: { value: 'FILE', help: 'cli.weights' },
    json: { help: 'cli.json' },
  },
};

/** Writes the project and says what it is made of. Returns the exit code. */
export async function runImport(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const out = command.text('out');
  if (out === undefined) throw mistake('command.outMissing', { command: 'import', placeholder: 'FILE.seqloom' });
  await prepareNewFile(out);
  const files = await readModelFiles(command.project, command.text('weights'));
  const imported = importModel(await readForeignApart(files));
  await writeFiles([{ path: out, bytes: writeProject(imported.project, []) }]);
  if (command.isSet('json')) {
    terminal.out(`${JSON.stringify(importAsData(imported, out))}\n`);
    return DONE;
  }
  terminal.out(importText(imported));
  terminal.out(`${t('cli.written', { paths: out })}\n`);
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
    warnings: warnings.map((warning) => ({ code: warning.code, ...wordsOf(warning), nodeId: warning.nodeId ?? null })),
  };
}

function importText({ project, summary }: ImportedModel): string {
  const shapes = (ends: ImportedModel['summary']['inputs']): string =>
    ends.map(({ name, shape }) => `${plainText(name)} ${shape?.join('×') ?? '?'}`).join(t('list.separator'));
  const parameters = parametersText(summary.parameterCount);
  const rows = summary.layers.map((layer) => [plainText(layer.name), plainText(layer.class), layer.type]);
  return [
    `${plainText(project.name)}\n`,
    textTable([[t('column.name'), t('column.class'), t('cli.import.becomes')], ...rows], 'lll'),
    summary.hasWeights ? parameters : t('cli.withoutWeights', { parameters }),
    t('cli.inputs', { names: shapes(summary.inputs) }),
    `${t('cli.outputs', { names: shapes(summary.outputs) })}\n`,
  ].join('\n');
}

import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { windowSignature } from '../../tasks/forecasting/windowSignature';
import { planModel } from '../../plan/modelPlan';
import type { Graph } from '../../graph/graph';
import { analyze } from '../../layers/analyze';
import { convolutionGraph, encoderDecoderGraph, maskedGraph } from '../../testing/layeredGraphs';
import { hourlyProject } from '../../testing/projects';
import { modelSource } from './modelSource';
import { ownModules } from './ownModules';
import { fileText } from '../../text/fileTexts';
import { TYPESCRIPT_FILES, typescriptFile } from './programFiles';

const LOAD = { name: 'load', kind: 'number' } as const;
const KIND = { name: 'kind', kind: 'category', cardinality: 3 } as const;
const SIGNATURE = windowSignature({ lookback: 6, horizon: 1, features: [LOAD, KIND], targets: [LOAD] });

const GRAPHS: readonly Graph[] = [
  encoderDecoderGraph('lstm'),
  encoderDecoderGraph('gru', { resetAfter: true, recurrentActivation: 'hardSigmoid3' }),
  maskedGraph('gru'),
  convolutionGraph(),
];

const modulesOf = (graph: Graph) => ownModules(planModel(graph, analyze(graph, SIGNATURE)));

test('a model brings along what it needs, and no more', () => {
  expect(GRAPHS.map((graph) => modulesOf(graph).map(({ name }) => name))).toEqual([
    ['layerArguments'],
    ['hardSigmoid3', 'resetAfterGru', 'layerArguments'],
    ['masking', 'layerArguments'],
    ['attention', 'averagePooling1d', 'conv1d', 'globalMaxPooling1d'],
  ]);
});

test('models and the modules that they bring along compile under the strict options of the export', () => {
  // Inside the repository, so that tfjs is found; nothing is written there.
  const folder = path.join(import.meta.dirname, 'exported');
  const texts = new Map<string, string>([[path.join(folder, 'package.json'), '{ "type": "module" }']]);
  GRAPHS.forEach((graph, i) => {
    const project = hourlyProject({ graph, layout: {} });
    texts.set(path.join(folder, `model${i}.ts`), modelSource(project, SIGNATURE).text);
    for (const { name } of modulesOf(graph)) {
      texts.set(path.join(folder, `${name}.ts`), typescriptFile(`${name}.ts`));
    }
  });
  const { compilerOptions } = JSON.parse(fileText(TYPESCRIPT_FILES, 'tsconfig.json')) as { compilerOptions: object };
  const { options } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, rootDir: '.', noEmit: true }, folder);
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    directoryExists: (name) => path.normalize(name) === folder || ts.sys.directoryExists(name),
    fileExists: (file) => texts.has(path.normalize(file)) || disk.fileExists(file),
    readFile: (file) => texts.get(path.normalize(file)) ?? disk.readFile(file),
    getSourceFile: (file, target, ...rest) => {
      const text = texts.get(path.normalize(file));
      return text === undefined ? disk.getSourceFile(file, target, ...rest) : ts.createSourceFile(file, text, target);
    },
  };
  const program = ts.createProgram(
    [...texts.keys()].filter((file) => file.endsWith('.ts')),
    options,
    host,
  );
  const told = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const where = diagnostic.file ? path.basename(diagnostic.file.fileName) : '';
    return `${where}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
  });
  expect(told).toEqual([]);
}, 60_000);

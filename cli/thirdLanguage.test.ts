import { afterAll, beforeAll, expect, test } from 'vitest';
import { EN, EXPORTS, LANGUAGES, makeProblem, type TrainingEnd } from '#engine';
import { foreignWords, MADE_UP } from '../engine/testing/madeUpLocale';
import { classTarget, numberTarget, YESTERDAY } from '../engine/testing/reports';
import { commandHelp, overallHelp } from './commandLine';
import { DESCRIBE } from './describeCommand';
import { EXPORT } from './exportCommand';
import { IMPORT } from './importCommand';
import { PREDICT } from './predictCommand';
import { formatProblems } from './printProblems';
import { endSentence, reportText, resultData } from './resultReport';
import { runTable } from './runHistory';
import { TRAIN } from './trainCommand';
import { TextReporter } from './trainingReporter';
import { speakIn } from './words';

const SPECS = [TRAIN, PREDICT, EXPORT, IMPORT, DESCRIBE];

/** What is typed as it stands, whatever the language. */
const TYPED = foreignWords(
  [
    ...SPECS.flatMap(({ name, options, subject }) => [
      name,
      subject?.shown ?? 'PROJECT',
      ...Object.entries(options).flatMap(([option, { value }]) => [option, value ?? '']),
    ]),
    ...EXPORTS.map(({ id }) => id),
    ...LANGUAGES.map(({ id }) => id),
    'COMMAND help version',
  ].join(' '),
);

beforeAll(() => speakIn(MADE_UP));

// Other tests share the module.
afterAll(() => speakIn(EN));

test('the help is written in it, but for what is typed', () => {
  const shown = [overallHelp(SPECS), ...SPECS.map(commandHelp)].join('\n');
  expect(shown).toContain('⟦…⟧');
  expect(foreignWords(shown).filter((word) => !TYPED.includes(word))).toEqual([]);
});

const trained = (end: TrainingEnd, bestEpoch: number) => ({
  ...{ topology: {}, weightSpecs: [], weightData: new Uint8Array(), scalers: {}, vocabularies: {} },
  ...{ history: [], end, bestEpoch, backend: 'wasm', fingerprint: '' },
});

test('results, progress and problems are written in it', () => {
  const targets = [
    numberTarget({ name: '1', unit: '', baselines: [{ ...YESTERDAY, rmse: 2 }] }),
    classTarget(['2', '3'], {
      ...{ name: '4', actual: [0, 1], model: [0, 0] },
      baselines: [{ id: 'majorityClass', name: { code: 'baseline.majorityClass' }, values: [0, 0] }],
    }),
  ];
  const report = { part: 'test' as const, targets };
  const data = resultData(trained('stopped', 0), report, []) as { targets: { verdict: { text: string } }[] };
  let progress = '';
  const terminal = { out: (part: string) => void (progress += part), err: () => {}, redraws: false, columns: 120 };
  new TextReporter(terminal).onEvent({
    ...{ kind: 'started', epochs: 2, batchesPerEpoch: 1, parameterCount: 5, backend: '', plainLayers: [] },
    ...{ trainWindows: 3, validationWindows: 2, testWindows: 2 },
  });
  const shown = [
    ...(['completed', 'earlyStopped', 'stopped', 'diverged'] as const).map((end) => endSentence(trained(end, 0))),
    endSentence(trained('completed', 3)),
    reportText(report),
    ...data.targets.map(({ verdict }) => verdict.text),
    runTable([]),
    progress,
    formatProblems([makeProblem('data.empty', { file: '5' }, { line: 3, column: '6', nodeId: '7' })]),
  ].join('\n');
  expect(foreignWords(shown)).toEqual([]);
});

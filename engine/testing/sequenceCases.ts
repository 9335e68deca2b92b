import { EMPTY_SEQUENCE_RECIPE, type SequenceRecipe } from '../tasks/sequenceClassification/recipe';
import { type ExportCase, graphOf } from './exportCase';
import { recordingsCsv } from './exportColumns';

const SEQUENCES: SequenceRecipe = {
  ...EMPTY_SEQUENCE_RECIPE,
  ...{ series: 'rec', label: 'kind', split: { train: 0.5, validation: 0.25 } },
};

/** A project of recordings that is exported in tests. */
export interface SequenceCase extends Omit<ExportCase, 'recipe'> {
  readonly recipe: SequenceRecipe;
}

/** Projects that together need every feature of the exported programs of sequence classification, by name. */
export const SEQUENCE_CASES: Readonly<Record<string, SequenceCase>> = {
  recordings: {
    title: 'recordings of unequal length under a mask, in order of time, drawn in the shares of their classes',
    csv: recordingsCsv({ delimiter: ',', times: true }),
    recipe: { ...SEQUENCES, order: 'at', features: ['x', 'y'], length: 9 },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['m', 'masking', 'Masking'],
        ['l', 'lstm', 'LSTM', { units: 6 }],
        ['d', 'dense', 'Dense', { units: 3, activation: 'softmax' }],
        ['t', 'target', 'Target', { loss: 'categoricalCrossentropy', classWeights: 'balanced' }],
      ],
      ['i>m', 'm>l', 'l>d', 'd>t'],
    ),
    training: { epochs: 12, learningRate: 0.02 },
  },
  windows: {
    title: 'windows whose class changes by row, with numbers for names, codes and normalization; the parts are given',
    csv: recordingsCsv({ delimiter: ';', times: false }),
    recipe: {
      ...SEQUENCES,
      ...{ series: 'no', label: 'level', order: 'step', features: ['x', 'y', 'mode'], parts: 'part' },
      ...{ samples: 'windows', length: 5, stride: 3, scaling: 'minMax' },
    },
    graph: graphOf(
      [
        ['i', 'input', 'Input', { columns: ['x', 'y'] }],
        ['b', 'batchNormalization', 'BatchNormalization'],
        ['g', 'gru', 'GRU', { units: 5 }],
        ['c', 'input', 'Codes', { form: 'codes', columns: ['mode'] }],
        ['e', 'embedding', 'Embedding', { outputDim: 2 }],
        ['f', 'flatten', 'Flatten'],
        ['j', 'concatenate', 'Join'],
        ['d', 'dense', 'Dense', { units: 2, activation: 'softmax' }],
        ['t', 'target', 'Target', { loss: 'sparseCategoricalCrossentropy' }],
      ],
      ['i>g', 'g>b', 'c>e', 'e>f', 'b>j', 'f>j', 'j>d', 'd>t'],
    ),
  },
  twoClasses: {
    title: 'two classes from one number, in the order of the file and unscaled',
    csv: recordingsCsv({ delimiter: ',', times: false }),
    recipe: {
      ...SEQUENCES,
      label: 'level',
      features: ['x'],
      length: 8,
      scaling: 'none',
      stratified: false,
      samples: 'windows',
    },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'simpleRnn', 'RNN', { units: 4 }],
        ['d', 'dense', 'Dense', { units: 1, activation: 'sigmoid' }],
        ['t', 'target', 'Target', { loss: 'binaryCrossentropy' }],
      ],
      ['i>l', 'l>d', 'd>t'],
    ),
  },
  steps: {
    title: 'the class of each step of recordings under a mask, which some steps lack',
    csv: recordingsCsv({ delimiter: ',', times: true }),
    recipe: { ...SEQUENCES, label: 'state', classOf: 'step', order: 'at', features: ['x', 'y'], length: 9 },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['m', 'masking', 'Masking'],
        ['l', 'lstm', 'LSTM', { units: 6, output: 'sequences' }],
        ['d', 'dense', 'Dense', { units: 3, activation: 'softmax' }],
        ['t', 'target', 'Target', { loss: 'categoricalCrossentropy', classWeights: 'balanced' }],
      ],
      ['i>m', 'm>l', 'l>d', 'd>t'],
    ),
    training: { epochs: 12, learningRate: 0.02 },
  },
  stepWindows: {
    title: 'the class of each step of windows, by its number, with normalization and without a mask',
    csv: recordingsCsv({ delimiter: ';', times: false }),
    recipe: {
      ...SEQUENCES,
      ...{ series: 'no', label: 'state', classOf: 'step', order: 'step', features: ['x', 'y'], parts: 'part' },
      ...{ samples: 'windows', length: 5, stride: 3, scaling: 'minMax' },
    },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['b', 'batchNormalization', 'BatchNormalization'],
        ['g', 'gru', 'GRU', { units: 5, output: 'sequences' }],
        ['d', 'dense', 'Dense', { units: 3, activation: 'softmax' }],
        ['t', 'target', 'Target', { loss: 'sparseCategoricalCrossentropy' }],
      ],
      ['i>b', 'b>g', 'g>d', 'd>t'],
    ),
  },
  stepPairs: {
    title: 'one of two classes at each step',
    csv: recordingsCsv({ delimiter: ',', times: false }),
    recipe: { ...SEQUENCES, label: 'level', classOf: 'step', features: ['x'], length: 8, stratified: false },
    graph: graphOf(
      [
        ['i', 'input', 'Input'],
        ['l', 'simpleRnn', 'RNN', { units: 4, output: 'sequences' }],
        ['d', 'dense', 'Dense', { units: 1, activation: 'sigmoid' }],
        ['t', 'target', 'Target', { loss: 'binaryCrossentropy' }],
      ],
      ['i>l', 'l>d', 'd>t'],
    ),
  },
};

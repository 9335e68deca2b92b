/** Words of model cards. */
export const CARD = {
  'card.untitled': 'Sequence model',
  'card.imported':
    'A model from elsewhere. Reads windows of {{steps}} of {{columns}}; what they mean and what it predicts is not known here.',
  'card.forecasts': 'Forecasts {{targets}} up to {{horizon}} ahead from the last {{lookback}} of {{features}}.',
  'card.predictsClass':
    'Predicts the class of {{targets}} up to {{horizon}} ahead from the last {{lookback}} of {{features}}.',
  'card.classifies.windows': 'Predicts {{label}} for each window of {{length}} from {{features}}.',
  'card.classifies.recordings': 'Predicts {{label}} for each recording of up to {{length}} from {{features}}.',
  'card.classifies.windows.step': 'Predicts {{label}} for each timestep of windows of {{length}} from {{features}}.',
  'card.classifies.recordings.step':
    'Predicts {{label}} for each timestep of recordings of up to {{length}} from {{features}}.',
  'card.noTarget': 'No target has been chosen yet.',

  'card.results': 'Results',
  'card.results.noData': 'Its predictions could not be measured: it has had no data here.',
  'card.results.dataMissing':
    'Its predictions could not be measured: the data was not available when this card was written.',

  'card.data': 'Data',
  'card.data.unknown':
    'The data that the model was made for is not known. Names of columns and classes on this card are placeholders.',
  'card.data.none': 'No data has been chosen yet.',
  'card.data.missing': 'The data, {{file}}, was not available when this card was written.',
  'card.file': 'File',
  'card.span': 'Span',
  'card.kind': 'Kind or unit',
  'card.kind.number': 'number',
  'card.kind.time': 'time',
  'card.kind.category': 'category',
  'card.emptyCells': 'Empty cells',
  'card.recordings': 'Recordings',
  'card.recordings.lengths': '{{count}}, of {{least}} to {{most}}',
  'card.classes': 'Classes',
  'card.order': 'order',

  'card.split': 'Split',
  'card.split.inTime':
    'In time order: the model never sees data after the rows it is evaluated on, and what a window forecasts lies in one part.',
  'card.split.drawn': 'No recording is in two parts. They are drawn with the seed {{seed}}.',
  'card.split.stratified':
    'No recording is in two parts. They are drawn with the seed {{seed}}, with the same share of each class in every part.',
  'card.split.column': 'No recording is in two parts. The column {{column}} assigns them.',
  'card.part': 'Part',
  'card.share': 'Share',
  'card.windows': 'Windows',
  'card.from': 'From',
  'card.to': 'To',

  'card.preprocessing': 'Preprocessing',
  'card.preprocessing.unknown': 'How its rows must be prepared is not known.',
  'card.window': 'Window',
  'card.scaled': '{{scaling}}, fitted on the training part only',
  'card.filled': 'filled with the last value before; filled targets are not evaluated',
  'card.filledInRecording': 'filled with the last value before in the same recording',
  'card.padding': 'Padding',
  'card.padding.zeros': 'zeros after the end of shorter sequences',
  'card.texts': 'Texts',
  'card.texts.known': '{{column}}: {{text}} {{count|one:text|other:texts}} known',
  'card.offset': 'Offset',
  'card.scale': 'Scale',

  'card.architecture': 'Architecture',
  'card.training': 'Training',
  'card.training.stale':
    'The model or its data settings have changed since it was trained, so its weights no longer fit. The settings below are those of its next training.',
  'card.training.imported':
    'Its weights were imported, and how they were trained is not known. The settings below are those of its next training.',
  'card.training.none': 'The model has not been trained yet. The settings below are those of its next training.',
  'card.yes': 'yes',
  'card.no': 'no',
  'card.epochs': 'Epochs trained',
  'card.epochs.end': '{{count}} ({{end}})',
  'card.bestEpoch': 'Best epoch',
  'card.loss': 'Training loss (scaled units)',
  'card.valLoss': 'Validation loss (scaled units)',
  'card.backend': 'Backend',
  'card.time': 'Time',

  'card.limits': 'Limits',
  'card.limit.untrained': 'The model has no trained weights, so its performance is not known.',
  'card.limit.untried': 'It has not been tested on any data here, so its performance is not known.',
  'card.limit.later': 'The figures hold for the rows that they were measured on. Performance on later data may differ.',
  'card.limit.beaten':
    'A baseline that needs no training has a lower error for {{targets}}. Do not rely on the model there.',
  'card.limit.few': 'They rest on only {{samples}}, so a small difference may be chance.',
  'card.limit.selection': 'The score of a model chosen among many by its score on the test part is too optimistic.',
  'card.limit.rows': 'It needs {{rows}} in a row, spaced as in training.',
  'card.limit.longRecordings': 'Of a recording of more than {{length}} it reads only the end.',
  'card.limit.texts': 'All texts that do not occur in the training part are treated as one.',
  'card.limit.classes': 'It cannot predict a class that does not occur in the training part.',
  'card.limit.range': 'Values far outside the range of the training part are outside of what it has learned.',
  'card.limit.incomplete': 'The model is not complete: {{problem}}',

  'card.versions': 'Versions',
} as const;

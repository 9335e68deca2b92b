/** What can be wrong with a data file or a recipe. */
export const DATA_PROBLEMS = {
  'data.empty': {
    message: 'The file {{file}} is empty.',
    hint: 'Choose a CSV file with a header line and at least one row.',
  },
  'data.headerOnly': {
    message: 'The file {{file}} has a header line but no rows.',
    hint: 'Choose a file with data rows below the header.',
  },
  'data.ragged': {
    message:
      'Line {{line}} of {{file}} has {{received}} {{received|one:field|other:fields}}, but the header has {{expected}} ({{count}} {{count|one:line|other:lines}} like it).',
    hint: 'Add or remove fields there; text that contains a comma must be in quotation marks.',
  },
  'data.quotes': {
    message: 'A quotation mark that opens on line {{line}} of {{file}} is never closed.',
    hint: 'Close it, or remove it.',
  },
  'data.encoding': {
    message: '{{file}} is not UTF-8 text: the byte {{byte}} on line {{line}} is not valid.',
    hint: 'Save it as UTF-8 (in Excel: “CSV UTF-8”).',
  },
  'data.binary': {
    message: '{{file}} is not a text file: it contains a zero byte on line {{line}}.',
    hint: 'Choose a CSV file. A spreadsheet must be saved as CSV first.',
  },
  'data.duplicateColumn': {
    message: 'Two columns of {{file}} are named “{{column}}” (line 1).',
    hint: 'Give each column its own name.',
  },
  'data.reservedColumn': {
    message: 'A column of {{file}} is named “{{column}}” (line 1), a name that programs reserve.',
    hint: 'Give the column another name.',
  },
  'data.unnamedColumn': {
    message: 'Column {{position}} of {{file}} has no name (line 1).',
    hint: 'Write a name into the header line.',
  },
  'data.textInNumbers': {
    message:
      'Column “{{column}}” contains numbers, but “{{text}}” on line {{line}} is not one ({{count}} {{count|one:cell|other:cells}} like it).',
    hint: 'Correct that cell, empty it, or leave the column out.',
  },
  'data.noSuchColumn': {
    message: 'The data has no column “{{column}}”.',
    hint: 'Choose one of: {{columns}}.',
  },
  'data.noFeatures': {
    message: 'No column is a feature.',
    hint: 'Choose at least one feature column in the Data panel.',
  },
  'data.noTargets': {
    message: 'No column is the target.',
    hint: 'Choose the column to predict in the Data panel.',
  },
  'data.tooFewRows': {
    message:
      'The {{part}} part has {{rows}} {{rows|one:row|other:rows}}, but a window needs {{needed}}: lookback {{lookback}} + horizon {{horizon}}.',
    hint: 'Use more data, a shorter lookback or horizon, or give this part a larger share.',
  },
  'data.constantTarget': {
    message: 'The target “{{column}}” is always {{value}} in the training part: there is nothing to learn.',
    hint: 'Choose another target or another split.',
  },
  'data.constantFeature': {
    message: 'The feature “{{column}}” is always {{value}} in the training part: it carries no information.',
    hint: 'Remove it from the features.',
  },
  'data.missingFilled': {
    message:
      '{{count}} empty {{count|one:cell|other:cells}} of “{{column}}” {{count|one:was|other:were}} filled with the last value before (first on line {{line}}). The model learns from filled values, but is not evaluated on them.',
    hint: 'If that is wrong for this data, fill the cells in the file.',
  },
  'data.missingSteps': {
    message:
      '{{count}} {{count|one:step is|other:steps are}} missing between the rows (first before line {{line}}): windows span such gaps.',
    hint: 'Add the missing rows with empty cells, or note that results around the gaps are less reliable.',
  },
  'data.groupedNumbers': {
    message:
      'Column “{{column}}” seems to contain numbers with thousands separators, such as “{{text}}” on line {{line}}; it is read as categories.',
    hint: 'Write the numbers without thousands separators.',
  },
  'data.missingAtStart': {
    message:
      'Column “{{column}}” starts with an empty cell (line {{line}}), and there is no earlier value to fill it with.',
    hint: 'Fill it, or remove the rows before the first value.',
  },
  'data.allMissing': {
    message: 'Column “{{column}}” is empty in every row.',
    hint: 'Leave the column out.',
  },
  'data.timeUnreadable': {
    message:
      'Column “{{column}}” is the time, but “{{text}}” on line {{line}} is not a date or time ({{count}} {{count|one:cell|other:cells}} like it).',
    hint: 'Write dates as 2024-05-31 and times as 2024-05-31 14:00.',
  },
  'data.timeNotTime': {
    message: 'Column “{{column}}” does not contain dates or times.',
    hint: 'Choose another time column, or none: the rows are then taken in file order.',
  },
  'data.notInOrder': {
    message: 'The rows were not in time order (first on line {{line}}); they are sorted by “{{column}}”.',
    hint: 'Nothing to do if “{{column}}” really is the time.',
  },
  'data.logNeedsPositive': {
    message: 'The log return of “{{column}}” needs values above zero, but line {{line}} has {{value}}.',
    hint: 'Use the difference instead, or no transform.',
  },
  'data.calendarNeedsTime': {
    message: 'Calendar features need a time column.',
    hint: 'Choose the time column, or remove the calendar features.',
  },
  'data.categoryTransform': {
    message: '“{{column}}” contains categories, which have no {{transform}}.',
    hint: 'Set its transform to none.',
  },
  'data.tooManyCategories': {
    message: 'Column “{{column}}” contains {{count}} different texts; at most {{limit}} categories are supported.',
    hint: 'Leave the column out, or group its values.',
  },
  'data.recipeRange': {
    message: '{{label}} must be {{expected}}, but is {{received}}.',
    hint: 'Enter {{expected}}.',
  },
  'data.noSeries': {
    message: 'No column tells which recording a row belongs to.',
    hint: 'Give that column the role “Recording” in the Data panel.',
  },
  'data.noClass': {
    message: 'No column is the class.',
    hint: 'Give the column to predict the role “Class” in the Data panel.',
  },
  'data.orderNotNumber': {
    message: 'The rows cannot be ordered by “{{column}}”: it contains text.',
    hint: 'Order them by a column of times or numbers, or take them in file order.',
  },
  'data.featureTells': {
    message: 'The feature “{{column}}” already plays another role: it names the recording, the class or the part.',
    hint: 'Remove it from the features.',
  },
  'data.rowsLeftOut': {
    message:
      '{{count}} {{count|one:row has|other:rows have}} an empty cell in “{{column}}” and {{count|one:is|other:are}} left out.',
    hint: 'Write the recording into each row.',
  },
  'data.recordingsCut': {
    message:
      '{{count}} {{count|one:recording is|other:recordings are}} longer than {{length}} {{length|one:step|other:steps}}: only the last ones are used.',
    hint: 'Make samples longer, or cut the recordings into windows.',
  },
  'data.labelChanges': {
    message: 'The class in “{{column}}” changes within the recording {{recording}}.',
    hint: 'Cut the recordings into windows: each then has the class of its last step.',
  },
  'data.unlabeled': {
    message:
      '{{count}} {{count|one:recording has|other:recordings have}} no class and {{count|one:belongs|other:belong}} to no part.',
    hint: 'Nothing to do if these are the ones to be predicted.',
  },
  'data.partName': {
    message: '“{{text}}” in column “{{column}}” on line {{line}} names no part.',
    hint: 'Write train, validation or test there.',
  },
  'data.partChanges': {
    message: 'The rows of the recording {{recording}} are in several parts, says “{{column}}”.',
    hint: 'A recording lies wholly in one part: write the same in all of its rows.',
  },
  'data.emptyPart': {
    message: 'The {{part}} part has no samples.',
    hint: 'Use more recordings, or give this part a larger share.',
  },
  'data.missingInRecordings': {
    message:
      '{{count}} empty {{count|one:cell|other:cells}} of “{{column}}” {{count|one:was|other:were}} filled with the last value before in the same recording (first on line {{line}}).',
    hint: 'If that is wrong for this data, fill the cells in the file.',
  },
} as const;

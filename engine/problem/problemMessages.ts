interface ProblemText {
  readonly message: string;
  readonly hint: string;
}

/**
 * Every sentence the engine says when something is wrong, in English: what is wrong, then what to do.
 * The app translates by code; a test there fails when a language lacks one of these.
 */
export const PROBLEM_MESSAGES = {
  // ---- graph -------------------------------------------------------------------------------------------------------
  'graph.noInput': {
    message: 'The model has no Input.',
    hint: 'Add an Input node: it brings the data windows into the model.',
  },
  'graph.noTarget': {
    message: 'The model has no Target.',
    hint: 'Add a Target node: it says what is to be predicted and with which loss.',
  },
  'graph.noPathToTarget': {
    message: 'No path leads from an Input to {{node}}.',
    hint: 'Connect the nodes so that data can flow from an Input to {{node}}.',
  },
  'graph.cycle': {
    message: '{{node}} is part of a loop: {{loop}}.',
    hint: 'Remove one wire of the loop. Recurrence happens inside the recurrent layers, not in wires.',
  },
  'graph.danglingInput': {
    message: '{{node}} has nothing connected to its {{port}}.',
    hint: 'Connect a node to it, or remove {{node}}.',
  },
  'graph.unused': {
    message: '{{node}} does not lead to a Target, so it is left out of the model.',
    hint: 'Connect it onward, or remove it.',
  },
  'graph.unknownType': {
    message: '{{node}} is of an unknown kind, “{{type}}”.',
    hint: 'Remove it, or open the project with a newer Seqloom.',
  },
  'graph.unknownEnd': {
    message: 'A wire ends at a node or port that is not there ({{end}}).',
    hint: 'Remove the wire and draw it again.',
  },
  'graph.duplicateId': {
    message: 'Two nodes share the id “{{id}}”.',
    hint: 'Remove one of them; the file may have been edited by hand.',
  },
  'graph.portTaken': {
    message: '{{node}} already has something connected to its {{port}}.',
    hint: 'Remove that wire first, or join both with Concatenate.',
  },
  'graph.selfLoop': {
    message: '{{node}} cannot feed itself.',
    hint: 'Recurrence happens inside the recurrent layers, not in wires.',
  },
  'graph.duplicateEdge': {
    message: 'These two are connected already.',
    hint: 'One wire is enough.',
  },
  'graph.wrongDirection': {
    message: 'A wire runs from an output to an input.',
    hint: 'Start at the right side of one node and end at the left side of another.',
  },
  // ---- parameters --------------------------------------------------------------------------------------------------
  'param.unknown': {
    message: '{{node}} has no parameter “{{param}}”.',
    hint: 'Remove it from the file.',
  },
  'param.kind': {
    message: '{{label}} of {{node}} must be {{expected}}, but is {{received}}.',
    hint: 'Enter {{expected}}.',
  },
  'param.range': {
    message: '{{label}} of {{node}} must be between {{min}} and {{max}}, but is {{received}}.',
    hint: 'Enter a value in that range.',
  },
  'param.choice': {
    message: '{{label}} of {{node}} cannot be “{{received}}”.',
    hint: 'Choose one of: {{options}}.',
  },
  // ---- shapes ------------------------------------------------------------------------------------------------------
  'shape.needsTime': {
    message: '{{node}} reads a sequence, but {{source}} gives a single vector ({{shape}}).',
    hint: 'Feed it a sequence: time × features.',
  },
  'shape.needsTimeFixable': {
    message: '{{source}} drops the time axis, but {{node}} needs it.',
    hint: 'Let {{source}} return its whole sequence.',
  },
  'shape.needsNumbers': {
    message: '{{node}} needs numbers, but {{source}} gives codes.',
    hint: 'Put an Embedding between them.',
  },
  'shape.needsCodes': {
    message: '{{node}} needs codes (whole numbers that stand for categories), but {{source}} gives {{shape}} of decimal numbers.',
    hint: 'Connect an Input whose form is “Codes of one column”.',
  },
  'shape.vocabularyTooSmall': {
    message: '{{source}} holds codes up to {{highest}}, but {{node}} has room for {{vocabulary}}.',
    hint: 'Set its vocabulary to {{needed}} or more.',
  },
  'shape.concatenateMismatch': {
    message: '{{node}} cannot join {{shapes}}: all but the joined axis must be equal.',
    hint: 'Make the inputs agree, for example by letting each return its last state.',
  },
  'shape.concatenateNoTime': {
    message: '{{node}} is set to join along time, but {{source}} has no time axis.',
    hint: 'Join along features, or let {{source}} return its whole sequence.',
  },
  'shape.alreadyFlat': {
    message: '{{source}} gives a single vector ({{shape}}) already, so {{node}} has nothing to flatten.',
    hint: 'Remove {{node}} and connect {{source}} onward.',
  },
  'shape.rank': {
    message: '{{node}} takes {{expected}}, but {{source}} gives {{shape}}.',
    hint: 'Put a Flatten between them, or choose another layer.',
  },
  // ---- input and target --------------------------------------------------------------------------------------------
  'input.noData': {
    message: '{{node}} has no data yet.',
    hint: 'Open a data file and give its columns roles in the Data panel.',
  },
  'input.unknownColumn': {
    message: '{{node}} reads the column “{{column}}”, which is not a feature of the data.',
    hint: 'Choose another column, or make it a feature in the Data panel.',
  },
  'input.noNumbers': {
    message: '{{node}} has no number columns to read.',
    hint: 'Make at least one number column a feature in the Data panel.',
  },
  'input.categoryAsNumber': {
    message: '{{node}} reads “{{column}}” as a number, but it holds categories.',
    hint: 'Use a separate Input with the form “Codes of one column”, followed by an Embedding.',
  },
  'input.codesNeedOneColumn': {
    message: '{{node}} gives the codes of one category column, but {{count}} are chosen.',
    hint: 'Choose exactly one category column.',
  },
  'target.noData': {
    message: '{{node}} has nothing to predict yet.',
    hint: 'Choose a target column in the Data panel.',
  },
  'target.unknownColumn': {
    message: '{{node}} predicts the column “{{column}}”, which is not a target of the data.',
    hint: 'Choose another column, or make it a target in the Data panel.',
  },
  'target.mixedKinds': {
    message: '{{node}} mixes number and category columns.',
    hint: 'Use one Target for each kind.',
  },
  'target.oneClassColumn': {
    message: '{{node}} can predict one category column, one step ahead; here it is {{columns}} columns, {{horizon}} steps.',
    hint: 'Choose one column and a horizon of 1.',
  },
  'target.hasTime': {
    message: '{{node}} needs one vector for each window, but {{source}} gives {{shape}}.',
    hint: 'Use the last state of the recurrent layer before it, or a Flatten.',
  },
  'target.hasTimeFixable': {
    message: '{{node}} needs one vector for each window, but {{source}} returns its whole sequence ({{shape}}).',
    hint: 'Use the last state of {{source}}.',
  },
  'target.size': {
    message: '{{node}} expects {{expected}} numbers ({{meaning}}), but {{source}} gives {{received}}.',
    hint: 'Set the units of {{source}} to {{expected}}.',
  },
  'target.lossNeedsProbabilities': {
    message: '{{loss}} needs probabilities, but {{source}} gives unbounded numbers.',
    hint: 'Use the {{activation}} activation in {{source}}.',
  },
  'target.lossNeedsClasses': {
    message: '{{loss}} is for categories, but {{column}} is a number column.',
    hint: 'Use a regression loss such as mean squared error.',
  },
  'target.lossNeedsNumbers': {
    message: '{{loss}} is for numbers, but {{column}} holds categories.',
    hint: 'Use a cross-entropy loss.',
  },
  'target.binaryNeedsTwo': {
    message: 'Binary cross-entropy is for two classes, but {{column}} has {{count}}.',
    hint: 'Use categorical cross-entropy.',
  },
  // ---- data --------------------------------------------------------------------------------------------------------
  'data.empty': {
    message: 'The file {{file}} is empty.',
    hint: 'Choose a CSV file with a header line and at least one row.',
  },
  'data.headerOnly': {
    message: 'The file {{file}} has a header line but no rows.',
    hint: 'Choose a file with data rows below the header.',
  },
  'data.ragged': {
    message: 'Line {{line}} of {{file}} has {{received}} fields, but the header has {{expected}} (lines like it: {{count}}).',
    hint: 'Add or remove fields there; a comma inside a text needs quotation marks around the text.',
  },
  'data.quotes': {
    message: 'A quotation mark that opens on line {{line}} of {{file}} is never closed.',
    hint: 'Close it, or remove it.',
  },
  'data.encoding': {
    message: '{{file}} is not UTF-8 text: the byte {{byte}} on line {{line}} is not valid there.',
    hint: 'Save it as UTF-8 (in Excel: “CSV UTF-8”).',
  },
  'data.binary': {
    message: '{{file}} is not a text file: it holds a zero byte on line {{line}}.',
    hint: 'Choose a CSV file. A spreadsheet must be saved as CSV first.',
  },
  'data.duplicateColumn': {
    message: 'Two columns of {{file}} are named “{{column}}” (line 1).',
    hint: 'Give each column its own name.',
  },
  'data.unnamedColumn': {
    message: 'Column {{position}} of {{file}} has no name (line 1).',
    hint: 'Write a name into the header line.',
  },
  'data.textInNumbers': {
    message: 'Column “{{column}}” holds numbers, but “{{text}}” on line {{line}} is not one (cells like it: {{count}}).',
    hint: 'Correct that cell, empty it, or leave the column out.',
  },
  'data.noSuchColumn': {
    message: 'The data has no column “{{column}}”.',
    hint: 'Choose one of: {{columns}}.',
  },
  'data.noFeatures': {
    message: 'No column is a feature.',
    hint: 'Choose at least one column to learn from in the Data panel.',
  },
  'data.noTargets': {
    message: 'No column is the target.',
    hint: 'Choose the column to predict in the Data panel.',
  },
  'data.tooFewRows': {
    message:
      'The {{part}} part has {{rows}} rows, but a window needs {{needed}}: lookback {{lookback}} + horizon {{horizon}}.',
    hint: 'Use more data, a shorter lookback or horizon, or give this part a larger share.',
  },
  'data.constantTarget': {
    message: 'The target “{{column}}” is always {{value}} in the training part: there is nothing to learn.',
    hint: 'Choose another target or another split.',
  },
  'data.constantFeature': {
    message: 'The feature “{{column}}” is always {{value}} in the training part: it tells the model nothing.',
    hint: 'Leave it out of the features.',
  },
  'data.missingFilled': {
    message: '{{count}} empty cells of “{{column}}” were filled with the last value before them (first on line {{line}}).',
    hint: 'If that is wrong for this data, fill them in the file.',
  },
  'data.missingAtStart': {
    message: 'Column “{{column}}” starts with an empty cell (line {{line}}), and there is no earlier value to fill it with.',
    hint: 'Fill it, or remove the rows before the first value.',
  },
  'data.allMissing': {
    message: 'Column “{{column}}” is empty in every row.',
    hint: 'Leave the column out.',
  },
  'data.timeUnreadable': {
    message: 'Column “{{column}}” is the time, but “{{text}}” on line {{line}} is not a date or time (cells like it: {{count}}).',
    hint: 'Write dates as 2024-05-31 and times as 2024-05-31 14:00.',
  },
  'data.timeNotTime': {
    message: 'Column “{{column}}” does not hold dates or times.',
    hint: 'Choose another time column, or none: the rows are then taken in file order.',
  },
  'data.notInOrder': {
    message: 'The rows were not in time order (first on line {{line}}); they are sorted by “{{column}}”.',
    hint: 'Nothing to do, if “{{column}}” really is the time.',
  },
  'data.logNeedsPositive': {
    message: 'Log return of “{{column}}” needs values above zero, but line {{line}} holds {{value}}.',
    hint: 'Use the difference instead, or no transform.',
  },
  'data.calendarNeedsTime': {
    message: 'Calendar features need a time column.',
    hint: 'Choose the time column, or remove the calendar features.',
  },
  'data.categoryTransform': {
    message: '“{{column}}” holds categories, which have no {{transform}}.',
    hint: 'Set its transform to none.',
  },
  'data.tooManyCategories': {
    message: 'Column “{{column}}” holds {{count}} different texts; as categories that is more than {{limit}}.',
    hint: 'Leave the column out, or group its values.',
  },
  'data.recipeRange': {
    message: '{{label}} must be {{expected}}, but is {{received}}.',
    hint: 'Enter {{expected}}.',
  },
  // ---- training ----------------------------------------------------------------------------------------------------
  'training.setting': {
    message: '{{label}} must be {{expected}}, but is {{received}}.',
    hint: 'Enter {{expected}}.',
  },
  'training.diverged': {
    message:
      'Training stopped: the loss became {{value}} in epoch {{epoch}}, batch {{batch}}. Before that, the gradient’s norm had reached {{norm}}.',
    hint: 'Lower the learning rate (now {{rate}}) or clip the gradient’s norm to 1. The best weights so far are kept.',
  },
  'training.nonFiniteData': {
    message: 'Training stopped: the data holds a value that is not a finite number (batch {{batch}} of epoch {{epoch}}).',
    hint: 'Check the data for extreme values; a transform such as log return can produce them.',
  },
  'training.backend': {
    message: 'The engine {{backend}} did not start here: {{reason}}',
    hint: 'Choose another engine in the compute menu; “auto” picks one that works.',
  },
  'training.crashed': {
    message: 'Training stopped: the engine {{backend}} ended by itself ({{reason}}). What it had learnt is lost.',
    hint: 'Your project is untouched. Train again; a smaller batch or another engine in the compute menu needs less memory.',
  },
  'training.abandoned': {
    message: 'Training was ended in the middle of a batch, so what it had learnt is lost.',
    hint: 'To keep the best weights so far, press Stop once and wait for the end of the batch.',
  },
  // ---- project files -----------------------------------------------------------------------------------------------
  'project.notAProject': {
    message: '{{file}} is not a Seqloom project.',
    hint: 'Choose a file that ends in .seqloom. To start from a CSV, use “Start from a data file”.',
  },
  'project.truncated': {
    message: '{{file}} is damaged or incomplete: {{reason}}.',
    hint: 'Copy it again from where it came, or open an earlier copy.',
  },
  'project.newerVersion': {
    message: '{{file}} was saved by a newer Seqloom (file version {{received}}; this one reads up to {{supported}}).',
    hint: 'Update Seqloom, then open it again.',
  },
  'project.invalid': {
    message: '{{file}} is not a valid project: {{path}} {{reason}}.',
    hint: 'Open an earlier copy, or mend that place if the file was edited by hand.',
  },
  'project.tooLarge': {
    message: '{{file}} unpacks to more than {{limit}} MB.',
    hint: 'It is not opened, because it may be a trap. Ask where it came from.',
  },
  'project.noData': {
    message: '{{file}} names the data file {{data}}, which is not there.',
    hint: 'Put the data file back, or open another project.',
  },
  'project.notTrained': {
    message: 'The project {{file}} has no trained weights yet.',
    hint: 'Train it first: seqloom train PROJECT --out DIR.',
  },
  'project.weightsStale': {
    message: 'The trained weights do not fit the model as it is now: {{reason}}.',
    hint: 'Train again.',
  },
} as const satisfies Record<string, ProblemText>;

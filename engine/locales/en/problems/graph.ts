/** What can be wrong with a graph, its parameters and its shapes. */
export const GRAPH_PROBLEMS = {
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
    message: '{{node}} is part of a cycle: {{loop}}.',
    hint: 'Remove one wire of the cycle. Recurrence happens inside the recurrent layers, not in wires.',
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
    message: '{{node}} is of an unknown type, “{{type}}”.',
    hint: 'Remove it, or open the project with a newer version of Seqloom.',
  },
  'graph.unknownEnd': {
    message: 'A wire ends at a node or port that does not exist ({{end}}).',
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
    message: '{{node}} cannot be connected to itself.',
    hint: 'Recurrence happens inside the recurrent layers, not in wires.',
  },
  'graph.duplicateEdge': {
    message: 'These two nodes are already connected.',
    hint: 'One wire is enough.',
  },
  'graph.wrongDirection': {
    message: 'A wire runs from an output to an input.',
    hint: 'Start at the right side of one node and end at the left side of another.',
  },
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
  'shape.needsTime': {
    message: '{{node}} reads a sequence, but {{source}} gives a single vector ({{shape}}).',
    hint: 'Feed it a sequence: time × features.',
  },
  'shape.needsTimeFixable': {
    message: '{{source}} drops the time axis, but {{node}} needs it.',
    hint: 'Let {{source}} return the whole sequence.',
  },
  'shape.needsNumbers': {
    message: '{{node}} needs numbers, but {{source}} gives codes.',
    hint: 'Put an Embedding between them.',
  },
  'shape.needsCodes': {
    message:
      '{{node}} needs codes (whole numbers that stand for categories), but {{source}} gives {{shape}} of decimal numbers.',
    hint: 'Connect an Input whose form is “Codes of one column”.',
  },
  'shape.vocabularyTooSmall': {
    message: '{{source}} has codes up to {{highest}}, but {{node}} has room for {{vocabulary}}.',
    hint: 'Set its vocabulary to {{needed}} or more.',
  },
  'shape.concatenateMismatch': {
    message: '{{node}} cannot join {{shapes}}: all but the joined axis must be equal.',
    hint: 'Make the inputs agree, for example by letting each return its last state.',
  },
  'shape.concatenateNoTime': {
    message: '{{node}} is set to join along time, but {{source}} has no time axis.',
    hint: 'Join along features, or let {{source}} return the whole sequence.',
  },
  'shape.alreadyFlat': {
    message: '{{source}} already gives a single vector ({{shape}}), so there is nothing for {{node}} to flatten.',
    hint: 'Remove {{node}} and connect {{source}} onward.',
  },
  'shape.rank': {
    message: '{{node}} takes {{expected}}, but {{source}} gives {{shape}}.',
    hint: 'Put a Flatten between them, or choose another layer.',
  },
  'input.noData': {
    message: '{{node}} has no data yet.',
    hint: 'Open a data file and assign roles to its columns in the Data panel.',
  },
  'input.unreadFeature': {
    message: '“{{column}}” is a feature of the data, but no Input reads it.',
    hint: 'Choose it in an Input, or remove it from the features. A category column needs an Input of its own with the form “Codes of one column”, followed by an Embedding.',
  },
  'input.unmasked': {
    message:
      'Samples that {{node}} reads are padded to one length, but no Masking layer follows: the padding would count as data.',
    hint: 'Put a Masking layer after {{node}}. For codes, let the Embedding mask code 0.',
  },
  'input.unknownColumn': {
    message: '{{node}} reads the column “{{column}}”, which is not a feature of the data.',
    hint: 'Choose another column, or make it a feature in the Data panel.',
  },
  'input.noNumbers': {
    message: '{{node}} has no numeric columns to read.',
    hint: 'Make at least one numeric column a feature in the Data panel.',
  },
  'input.categoryAsNumber': {
    message: '{{node}} reads “{{column}}” as a number, but it contains categories.',
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
    message: '{{node}} mixes numeric and category columns.',
    hint: 'Use one Target for each kind.',
  },
  'target.oneClassColumn': {
    message:
      '{{node}} can predict one category column, one step ahead; here it is {{columns}} {{columns|one:column|other:columns}}, {{horizon}} {{horizon|one:step|other:steps}}.',
    hint: 'Choose one column and a horizon of 1.',
  },
  'target.hasTime': {
    message: '{{node}} needs one vector for each window, but {{source}} gives {{shape}}.',
    hint: 'Use the last state of the recurrent layer before it, or a Flatten.',
  },
  'target.hasTimeFixable': {
    message: '{{node}} needs one vector for each window, but {{source}} returns the whole sequence ({{shape}}).',
    hint: 'Use the last state of {{source}}.',
  },
  'target.size': {
    message:
      '{{node}} expects {{expected}} {{expected|one:number|other:numbers}} ({{meaning}}), but {{source}} gives {{received}}.',
    hint: 'Set the units of {{source}} to {{expected}}.',
  },
  'target.lossNeedsProbabilities': {
    message: '{{loss}} needs probabilities, but {{source}} gives unbounded numbers.',
    hint: 'Use the {{activation}} activation in {{source}}.',
  },
  'target.lossNeedsClasses': {
    message: '{{loss}} is for categories, but {{column}} is a numeric column.',
    hint: 'Use a regression loss such as mean squared error.',
  },
  'target.lossNeedsNumbers': {
    message: '{{loss}} is for numbers, but {{column}} contains categories.',
    hint: 'Use a cross-entropy loss.',
  },
  'target.binaryNeedsTwo': {
    message: 'Binary cross-entropy is for two classes, but {{column}} has {{count}}.',
    hint: 'Use categorical cross-entropy.',
  },
} as const;

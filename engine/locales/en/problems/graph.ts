/** What can be wrong with a graph and its layers. */
export const GRAPH_PROBLEMS = {
  'graph.noInput': `The model has no Input.
    Add an Input node: it brings the data windows into the model.`,
  'graph.noTarget': `The model has no Target.
    Add a Target node: it says what is to be predicted and with which loss.`,
  'graph.noPathToTarget': `No path leads from an Input to {{node}}.
    Connect the nodes so that data can flow from an Input to {{node}}.`,
  'graph.cycle': `{{node}} is part of a cycle: {{loop}}.
    Remove one wire of the cycle. Recurrence happens inside the recurrent layers, not in wires.`,
  'graph.danglingInput': `{{node}} has nothing connected to its {{port}}.
    Connect a node to it, or remove {{node}}.`,
  'graph.unused': `{{node}} does not lead to a Target, so it is left out of the model.
    Connect it onward, or remove it.`,
  'graph.unknownType': `{{node}} is of an unknown type, “{{type}}”.
    Remove it, or open the project with a newer version of Seqloom.`,
  'graph.unknownEnd': `A wire ends at a node or port that does not exist ({{end}}).
    Remove the wire and draw it again.`,
  'graph.duplicateId': `Two nodes share the id “{{id}}”.
    Remove one of them; the file may have been edited by hand.`,
  'graph.mergesNone': `{{node}} joins two or more tensors, but nothing is connected to it.
    Connect at least two nodes to it, or remove {{node}}.`,
  'graph.mergesOne': `{{node}} joins two or more tensors, but only {{source}} is connected to it.
    Connect another node to it, or delete {{node}}: {{source}} then leads on.`,
  'graph.portTaken': `The {{port}} of {{node}} takes one wire, but {{sources}} are connected to it.
    Remove one of these wires, or join both nodes with Concatenate.`,
  'graph.selfLoop': `{{node}} cannot be connected to itself.
    Recurrence happens inside the recurrent layers, not in wires.`,
  'graph.duplicateEdge': `{{source}} is already connected to the {{port}} of {{node}}.
    Start at another node, or end at another input.`,
  'graph.connectedTwice': `Two wires run from {{source}} to the {{port}} of {{node}}.
    Remove one of them; the model stays the same.`,
  'graph.mergedWithItself': `{{node}} joins {{source}} with itself: two of its wires come from there.
    Remove one of these wires. Where it is meant, put a linear Activation into one of them.`,
  'graph.wrongDirection': `A wire runs from an output to an input.
    Start at the right side of one node and end at the left side of another.`,
  'param.unknown': `{{node}} has no parameter “{{param}}”.
    Remove it from the file.`,
  'param.kind': `{{label}} of {{node}} must be {{expected}}, but is {{received}}.
    Enter {{expected}}.`,
  'param.range': `{{label}} of {{node}} must be between {{min}} and {{max}}, but is {{received}}.
    Enter a value in that range.`,
  'param.choice': `{{label}} of {{node}} cannot be “{{received}}”.
    Choose one of: {{options}}.`,
  'shape.needsTime': `{{node}} reads a sequence, but {{source}} gives a single vector ({{shape}}).
    Feed it a sequence: time × features.`,
  'shape.needsTimeFixable': `{{source}} {{count|one:drops|other:drop}} the time axis, but {{node}} needs it.
    Let {{source}} return the whole sequence.`,
  'shape.needsNumbers': `{{node}} needs numbers, but {{source}} gives codes.
    Put an Embedding between them.`,
  'shape.needsCodes': `{{node}} needs codes (whole numbers that stand for categories), but {{source}} gives {{shape}} of decimal numbers.
    Connect an Input whose form is “Codes of one column”.`,
  'shape.vocabularyTooSmall': `{{source}} has codes up to {{highest}}, but {{node}} has room for {{vocabulary}}.
    Set its vocabulary to {{needed}} or more.`,
  'shape.concatenateMismatch': `{{node}} cannot join {{shapes}}: all but the joined axis must be equal.
    Make the inputs agree, for example by letting each return its last state.`,
  'shape.concatenateNoTime': `{{node}} is set to join along time, but {{source}} has no time axis.
    Join along features, or let {{source}} return the whole sequence.`,
  'shape.alreadyFlat': `{{source}} already gives a single vector ({{shape}}), so there is nothing for {{node}} to flatten.
    Remove {{node}} and connect {{source}} onward.`,
  'shape.rank': `{{node}} takes {{expected}}, but {{source}} gives {{shape}}.
    Put a Flatten between them, or choose another layer.`,
  'input.noData': `{{node}} has no data yet.
    Open a data file and assign roles to its columns in the Data panel.`,
  'input.unreadFeature': `“{{column}}” is a feature of the data, but no Input reads it.
    Choose it in an Input, or remove it from the features. A category column needs an Input of its own with the form “Codes of one column”, followed by an Embedding.`,
  'input.unmasked': `Samples that {{node}} reads are padded to one length, but no Masking layer follows: the padding would count as data.
    Put a Masking layer after {{node}}. For codes, let the Embedding mask code 0.`,
  'input.unknownColumn': `{{node}} reads the column “{{column}}”, which is not a feature of the data.
    Choose another column, or make it a feature in the Data panel.`,
  'input.noNumbers': `{{node}} has no numeric columns to read.
    Make at least one numeric column a feature in the Data panel.`,
  'input.categoryAsNumber': `{{node}} reads “{{column}}” as a number, but it contains categories.
    Use a separate Input with the form “Codes of one column”, followed by an Embedding.`,
  'input.codesNeedOneColumn': `{{node}} gives the codes of one category column, but {{count}} are chosen.
    Choose exactly one category column.`,
  'target.noData': `{{node}} has nothing to predict yet.
    Choose a target column in the Data panel.`,
  'target.unknownColumn': `{{node}} predicts the column “{{column}}”, which is not a target of the data.
    Choose another column, or make it a target in the Data panel.`,
  'target.mixedKinds': `{{node}} mixes numeric and category columns.
    Use one Target for each kind.`,
  'target.oneClassColumn': `{{node}} can predict one category column, one step ahead; here it is {{columns}} {{columns|one:column|other:columns}}, {{horizon}} {{horizon|one:step|other:steps}}.
    Choose one column and a horizon of 1.`,
  'target.hasTime': `{{node}} needs one vector for each window, but {{source}} gives {{shape}}.
    Use the last state of the recurrent layer before it, or a Flatten.`,
  'target.hasTimeFixable': `{{node}} needs one vector for each window, but {{source}} {{count|one:returns|other:return}} the whole sequence.
    Use the last state of {{source}}.`,
  'target.needsTime': `{{node}} needs a vector for each step of the sample, but {{source}} gives {{shape}}.
    Keep the time axis up to {{node}}, or classify whole samples in the settings of the data.`,
  'target.needsTimeFixable': `{{node}} needs a vector for each step of the sample, but {{source}} {{count|one:returns only its last state|other:return only their last states}}.
    Let {{source}} return the whole sequence.`,
  'target.steps': `{{node}} needs a vector for each of {{expected}} {{expected|one:step|other:steps}}, but {{source}} gives {{shape}}.
    Use only layers that keep the number of steps, such as a convolution with padding and stride 1.`,
  'target.size': `{{node}} expects {{expected}} {{expected|one:number|other:numbers}} ({{meaning}}), but {{source}} gives {{received}}.
    Set the units of {{source}} to {{expected}}.`,
  'target.lossNeedsProbabilities': `{{loss}} needs probabilities, but {{source}} gives unbounded numbers.
    Use the {{activation}} activation in {{source}}.`,
  'target.lossNeedsClasses': `{{loss}} is for categories, but {{column}} is a numeric column.
    Use a regression loss such as mean squared error.`,
  'target.lossNeedsNumbers': `{{loss}} is for numbers, but {{column}} contains categories.
    Use a cross-entropy loss.`,
  'target.binaryNeedsTwo': `Binary cross-entropy is for two classes, but {{column}} has {{count}}.
    Use categorical cross-entropy.`,

  // What can be wrong with states, masks, convolutions, merges and attention.
  'graph.stateWire': `{{source}} cannot be connected to {{node}} in this way: a state can only be connected to an initial state.
    Connect the last state of one recurrent layer to the initial state of another, and outputs to inputs.`,
  'shape.stateKind': `{{node}} cannot start from the state of {{source}}: they are different types of recurrent layers.
    Use the same type of layer for both.`,
  'shape.stateUnits': `{{node}} has {{units}} {{units|one:unit|other:units}}, but the state of {{source}} that it starts from has {{received}}.
    Set the units of {{node}} to {{received}}.`,
  'shape.masked': `{{source}} masks some of its timesteps, but {{node}} would ignore the mask.
    Put {{node}} after a recurrent layer that returns its last state, or remove the mask.`,
  'shape.maskedWithState': `{{node}} starts from the state of {{source}} and reads a masked sequence; it cannot do both.
    Remove the mask of its input, or the wire to its initial state.`,
  'shape.sequenceTooShort': `{{node}} spans {{span}} {{span|one:timestep|other:timesteps}}, but {{source}} gives only {{length}}.
    Make it span fewer timesteps, or use a padding that extends the sequence.`,
  'shape.stridesAndDilation': `{{node}} has both strides and a dilation rate above 1, which cannot be combined.
    Set one of them to 1.`,
  'shape.needsVector': `{{node}} repeats a single vector, but {{source}} gives {{shape}}.
    Feed it a vector, such as the last state of a recurrent layer.`,
  'shape.mergeMismatch': `{{node}} cannot merge {{shapes}} element by element: all shapes must be equal.
    Make the inputs agree, for example with a Dense layer on one of them, or use Concatenate.`,
  'shape.attentionMismatch': `{{node}} compares {{query}} with {{value}}: both must have the same number of features.
    Give the layers that feed it the same number of units.`,
} as const;

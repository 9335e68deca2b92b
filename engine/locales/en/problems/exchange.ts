/** What can be wrong with models from elsewhere, exports and files of tensors. */
export const EXCHANGE_PROBLEMS = {
  'import.unknownFormat': `{{file}} is not a model that Seqloom can read.
    It reads tf.js LayersModels (model.json and its shards), Keras files (.keras and .h5), and Keras architectures (.json) with or without a weights file.`,
  'import.pickle': `{{file}} is a Python pickle or contains one. Opening a pickle runs whatever program it contains.
    Seqloom does not open it. Save the model from Keras as .keras or .h5.`,
  'import.graphModel': `{{file}} is a tf.js GraphModel: its layers were merged into single operations.
    Convert the original again as a LayersModel (--output_format tfjs_layers_model).`,
  'import.modelClass': `The model in {{file}} is of the class {{name}}: its layers are in Python code, not in the file.
    Rebuild it as a Sequential or functional model, and save that.`,
  'import.severalModels': `{{first}} and {{second}} are two models.
    Open one at a time.`,
  'import.weightsOnly': `{{file}} contains weights, but does not say which layers they belong to.
    Choose the architecture (model.to_json(), a .json file) together with it, or save the whole model.`,
  'import.tooLarge': `{{file}} takes {{size}} MB; a model may take {{limit}} MB at most.
    Save the model without the state of its optimizer, or use a smaller one.`,
  'import.endless': `{{file}} takes more time or memory than any model of its size needs.
    It was given up, because it may be damaged or malicious. Ask where it came from.`,
  'import.damaged': `{{file}} is damaged or incomplete.
    Copy it again from its source, or save the model again.`,
  'import.trap': `{{file}} contains “{{entry}}”, which no model has: a link, a name that leads elsewhere, or far more than its size.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'import.zipFeature': `{{file}} is a zip file that Seqloom cannot read: {{feature}}.
    Save the model again with Keras or tf.js.`,
  'import.encoding': `{{file}} is not UTF-8 text.
    Copy it again from its source, or save the model again.`,
  'import.jsonSyntax': `{{file}} has a mistake on line {{line}}, at character {{column}}.
    Copy it again from its source, or save the model again.`,
  'import.jsonTooMuch': `{{file}} contains or nests more than any model needs (line {{line}}).
    It was not opened, because it may be malicious. Ask where it came from.`,
  'import.missingPart': `{{file}} does not have the structure of a model: {{place}} is missing, or is not what a model has there.
    Save the model again with Keras or tf.js.`,
  'import.unknownSource': `{{place}} in {{file}} takes the output of a layer “{{layer}}”, which does not exist.
    Save the model again with Keras or tf.js.`,
  'import.tooManyLayers': `The model in {{file}} has {{count}} layers; Seqloom takes at most {{limit}}.
    Open a smaller model.`,
  'import.missingShard': `{{file}} names the weights file {{shard}}, which is missing.
    Choose the folder, or all of its files together.`,
  'import.shardPath': `{{file}} names the weights file {{shard}}, which lies outside of its folder.
    It was not opened, because it may be malicious. Ask where it came from.`,
  'import.shardSize': `The weights files of {{file}} have {{received}} bytes, but should have {{expected}}.
    Choose the files that were saved together.`,
  'import.weightType': `{{weight}} in {{file}} is stored as {{dtype}}, which Seqloom does not read.
    Save the model with 32-bit weights.`,
  'import.weightShape': `{{weight}} of the layer {{layer}} has the shape {{received}} in {{file}}, but the layer needs {{expected}}.
    Choose the files that were saved together.`,
  'import.weightCount': `{{file}} has {{received}} {{received|one:weight|other:weights}} for the layer {{layer}}, but the layer needs {{expected}}.
    Choose the files that were saved together.`,
  'import.layerCount': `{{file}} has weights for {{received}} {{received|one:layer|other:layers}}, but {{expected}} {{expected|one:layer|other:layers}} of the model {{expected|one:has|other:have}} weights.
    Choose the files that were saved together.`,
  'import.notFinite': `{{weight}} in {{file}} contains {{count}} {{count|one:value that is not a finite number|other:values that are not finite numbers}}.
    Its training failed. Save the model from an earlier epoch.`,

  // What of a model from elsewhere could not be taken over as it was, and what stands in the way of using it.
  'import.layerUnknown': `{{node}} is of a class that Seqloom does not have: “{{layer}}” ({{place}}).
    Put layers that compute the same in its place, or remove it.`,
  'import.layerOption': `{{node}} ({{layer}}) has an option that Seqloom does not have: {{option}} ({{place}}).
    Put layers that compute the same in its place, or remove it.`,
  'import.layerShared': `{{node}} ({{layer}}) is used twice, and Seqloom has no layers that share weights ({{place}}).
    Give each use a layer of its own, which learns weights of its own.`,
  'import.layerState': `{{node}} ({{layer}}) has its state connected in a way that Seqloom does not have: {{option}} ({{place}}).
    A state can only be connected to the initial state of a recurrent layer of the same type.`,
  'import.layerInput': `{{node}} is an input of shape {{option}} ({{place}}), which is not a window of the data.
    Replace it with an Input: it gives timesteps × features, or one code for each timestep.`,
  'import.trainingOnly': `{{layer}} has {{option}} ({{place}}). It only matters in training; Seqloom trains without it.
    Predictions are the same.`,
  'import.stateful': `{{layer}} keeps its state from one call to the next ({{place}}). Seqloom starts each window from zero.
    Predictions are the same for windows that do not follow each other.`,
  'import.anyLength': `{{layer}} takes sequences of any length. Windows of {{timesteps}} {{timesteps|one:step is|other:steps are}} assumed.
    Set the lookback in the Data panel.`,
  'import.flattened': `{{layer}} gives a value for each timestep. A Flatten was added after it, so that it can be connected to a Target.
    The numbers are the same, in order of timesteps.`,
  'import.otherLoss': `The model was trained with the loss “{{loss}}”. {{target}} uses “{{used}}” instead.
    Choose another loss in the Target if it suits better.`,
  'import.otherOptimizer': `The model was trained with the optimizer {{optimizer}}, which Seqloom does not have.
    Training starts with the default one. Choose another in the training settings if it suits better.`,
  'import.optimizerOptions': `The file sets options of {{optimizer}} that Seqloom does not have: {{options}}.
    Predictions are the same. Check the training settings before you train further.`,
  'import.noWeights': `The file contains the architecture without weights: the model has learned nothing yet.
    Open it together with its weights file, or train it.`,
  'import.keptWeights': `The weights of all other layers were imported; predictions need every layer.
    Once the marked layers are replaced, train from the current weights.`,
  'import.windowSize': `The model was made for {{expected}} {{expected|one:feature|other:features}} in {{node}}, but {{received}} {{received|one:is|other:are}} chosen.
    Choose {{expected}} {{expected|one:feature|other:features}} in the Data panel to use its weights.`,
  'import.weightMisfit': `The weight {{weight}} has the shape {{received}}, but with these data the model needs {{expected}}.
    Choose data that the model was made for, or train from the beginning.`,
  'training.partlyNew': `{{count}} of {{total}} {{total|one:weight|other:weights}} {{count|one:starts|other:start}} from scratch, because the current weights have none that fit: {{weights}}.
    Nothing to do if those layers are new.`,
  'tensor.noWeights': `{{project}} has no weights yet.
    Train it first, or import a model with its weights.`,
  'tensor.missing': `The input {{input}} is missing; it takes {{expected}}.
    Give one array for each of: {{inputs}}.`,
  'tensor.unknown': `The model has no input “{{input}}”.
    Its inputs are: {{inputs}}.`,
  'tensor.shape': `The input {{input}} takes {{expected}}, but the array is {{received}}.
    The first axis counts the windows; all others must be as the model expects.`,
  'tensor.count': `The array for {{input}} contains {{received}} {{received|one:window|other:windows}}, but that for {{first}} contains {{expected}}.
    Give the same number of windows to every input.`,
  'tensor.code': `The array for {{input}} contains {{received}}; codes are whole numbers from 0 to {{highest}}.
    Give the codes as the model learned them.`,

  // What an export may lack besides a complete model.
  'export.needsData': `{{project}} has no data yet, and its code would read, prepare and train on data.
    Open a data file first. Model files, pictures and the model card need none.`,
  'export.noPrograms': `There are no exported programs for the task “{{task}}”.
    Model files, pictures and the model card can be exported.`,
  'export.timesAsNames': `The column {{column}} holds times and serves as a name, which exported programs cannot read.
    Choose another column for recordings or labels, or write its values as texts.`,
  'export.layerNotSupported': `{{node}}: the layer {{layer}} is not supported in {{language}}.
    Choose another export, or replace the layer.`,

  // What can be wrong with NumPy, ONNX and safetensors files.
  'npy.damaged': `{{file}} is not a NumPy array that can be read: {{reason}}.
    Write it again with numpy.save(file, array).`,
  'npy.pickle': `{{file}} is an array of Python objects, saved as a pickle. Opening a pickle runs whatever it contains.
    Seqloom does not open it. Save an array of numbers: numpy.save(file, array.astype("float32")).`,
  'npy.type': `{{file}} is an array of type {{type}}, which is not a type of plain numbers.
    Save it as numbers: numpy.save(file, array.astype("float32")).`,
  'onnx.damaged': `{{file}} is not an ONNX model that can be read: {{reason}}.
    Copy it again from its source, or write it again with the program that made it.`,
  'safetensors.damaged': `{{file}} is not a safetensors file that can be read: {{reason}}.
    Copy it again from its source, or write it again with the program that made it.`,
  'safetensors.tensor': `{{file}} is damaged: its tensor “{{tensor}}” {{reason}}.
    Write the file again with the program that made it.`,
} as const;

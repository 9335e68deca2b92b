const COPY_AGAIN = 'Copy it again from its source, or save the model again.';
const FROM_WHERE = 'It was not opened, because it may be malicious. Ask where it came from.';
const SAVE_AGAIN = 'Save the model again with Keras or tf.js.';
const TOGETHER = 'Choose the files that were saved together.';

/** What can be wrong with the files of a model that was made elsewhere. */
export const IMPORT_PROBLEMS = {
  'import.unknownFormat': {
    message: '{{file}} is not a model that Seqloom can read.',
    hint: 'It reads tf.js LayersModels (model.json and its shards), Keras files (.keras and .h5), and Keras architectures (.json) with or without a weights file.',
  },
  'import.pickle': {
    message: '{{file}} is a Python pickle or contains one. Opening a pickle runs whatever program it contains.',
    hint: 'Seqloom does not open it. Save the model from Keras as .keras or .h5.',
  },
  'import.graphModel': {
    message: '{{file}} is a tf.js GraphModel: its layers were merged into single operations.',
    hint: 'Convert the original again as a LayersModel (--output_format tfjs_layers_model).',
  },
  'import.modelClass': {
    message: 'The model in {{file}} is of the class {{name}}: its layers are in Python code, not in the file.',
    hint: 'Rebuild it as a Sequential or functional model, and save that.',
  },
  'import.severalModels': {
    message: '{{first}} and {{second}} are two models.',
    hint: 'Open one at a time.',
  },
  'import.weightsOnly': {
    message: '{{file}} contains weights, but does not say which layers they belong to.',
    hint: 'Choose the architecture (model.to_json(), a .json file) together with it, or save the whole model.',
  },
  'import.tooLarge': {
    message: '{{file}} takes {{size}} MB; a model may take {{limit}} MB at most.',
    hint: 'Save the model without the state of its optimizer, or use a smaller one.',
  },
  'import.damaged': {
    message: '{{file}} is damaged or incomplete.',
    hint: COPY_AGAIN,
  },
  'import.trap': {
    message:
      '{{file}} contains “{{entry}}”, which no model has: a link, a name that leads elsewhere, or far more than its size.',
    hint: FROM_WHERE,
  },
  'import.zipFeature': {
    message: '{{file}} is a zip file that Seqloom cannot read: {{feature}}.',
    hint: SAVE_AGAIN,
  },
  'import.encoding': {
    message: '{{file}} is not UTF-8 text.',
    hint: COPY_AGAIN,
  },
  'import.jsonSyntax': {
    message: '{{file}} has a mistake on line {{line}}, at character {{column}}.',
    hint: COPY_AGAIN,
  },
  'import.jsonTooMuch': {
    message: '{{file}} contains or nests more than any model needs (line {{line}}).',
    hint: FROM_WHERE,
  },
  'import.missingPart': {
    message: '{{file}} does not have the structure of a model: {{place}} is missing, or is not what a model has there.',
    hint: SAVE_AGAIN,
  },
  'import.unknownSource': {
    message: '{{place}} in {{file}} takes the output of a layer “{{layer}}”, which does not exist.',
    hint: SAVE_AGAIN,
  },
  'import.tooManyLayers': {
    message: 'The model in {{file}} has {{count}} layers; Seqloom takes at most {{limit}}.',
    hint: 'Open a smaller model.',
  },
  'import.missingShard': {
    message: '{{file}} names the weights file {{shard}}, which is missing.',
    hint: 'Choose the folder, or all of its files together.',
  },
  'import.shardPath': {
    message: '{{file}} names the weights file {{shard}}, which lies outside of its folder.',
    hint: FROM_WHERE,
  },
  'import.shardSize': {
    message: 'The weights files of {{file}} have {{received}} bytes, but should have {{expected}}.',
    hint: TOGETHER,
  },
  'import.weightType': {
    message: '{{weight}} in {{file}} is stored as {{dtype}}, which Seqloom does not read.',
    hint: 'Save the model with 32-bit weights.',
  },
  'import.weightShape': {
    message:
      '{{weight}} of the layer {{layer}} has the shape {{received}} in {{file}}, but the layer needs {{expected}}.',
    hint: TOGETHER,
  },
  'import.weightCount': {
    message:
      '{{file}} has {{received}} {{received|one:weight|other:weights}} for the layer {{layer}}, but the layer needs {{expected}}.',
    hint: TOGETHER,
  },
  'import.layerCount': {
    message:
      '{{file}} has weights for {{received}} {{received|one:layer|other:layers}}, but {{expected}} {{expected|one:layer|other:layers}} of the model {{expected|one:has|other:have}} weights.',
    hint: TOGETHER,
  },
  'import.notFinite': {
    message:
      '{{weight}} in {{file}} contains {{count}} {{count|one:value that is not a finite number|other:values that are not finite numbers}}.',
    hint: 'Its training failed. Save the model from an earlier epoch.',
  },
} as const;

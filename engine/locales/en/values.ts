/** What is filled into the sentences of problems. */
export const VALUES = {
  // What a setting or a parameter must be.
  'expected.integer': 'a whole number',
  'expected.number': 'a number',
  'expected.boolean': 'true or false',
  'expected.choice': 'one of its options',
  'expected.columns': 'a list of columns',
  'expected.note': 'a text',
  'expected.integerRange': 'a whole number from {{min}} to {{max}}',
  'expected.share': 'a number between 0 and 1',
  'expected.validationShare': 'a number of at least 0 that leaves rows for the test',
  'expected.above': 'a number above {{min}} and at most {{max}}',
  'expected.below': 'a number from {{min}} to below {{max}}',
  'expected.range': 'a number from {{min}} to {{max}}',
  'expected.atLeast': 'a number of at least {{min}}',
  'expected.sequence': 'time × features',

  // Settings of a recipe.
  'recipe.season': 'Season',
  'recipe.length': 'Length of a sample',
  'recipe.stride': 'Stride of the windows',
  'recipe.seed': 'Seed of the split',
  'recipe.trainShare': 'Training share',
  'recipe.validationShare': 'Validation share',

  // Parts of the data, within a sentence.
  'part.inText.train': 'training',
  'part.inText.validation': 'validation',
  'part.inText.test': 'test',

  // Ports.
  'port.in': 'input',
  'port.inputs': 'inputs',
  'port.out': 'output',
  'port.initialState': 'initial state',
  'port.state': 'last state',
  'port.query': 'query',
  'port.value': 'value',

  // What is wrong at a place of a project file; the sentence begins with the place.
  'json.boolean': 'must be true or false',
  'json.number': 'must be a number',
  'json.notZero': 'must be a number other than 0',
  'json.numberUpTo': 'must be a number of at most {{most}}',
  'json.wholeUpTo': 'must be a whole number from 0 to {{most}}',
  'json.version': 'must be a whole number of at least 1',
  'json.textUpTo': 'must be a text of at most {{most}} {{most|one:character|other:characters}}',
  'json.numberOrText': 'must be a number or a text',
  'json.paramValue': 'must be a number, a text, true, false or a list of texts',
  'json.exactly': 'must be {{value}}',
  'json.oneOf': 'must be one of: {{options}}',
  'json.listUpTo': 'must be a list of at most {{most}}',
  'json.object': 'must be an object',
  'json.keysUpTo': 'must have at most {{most}} {{most|one:key|other:keys}}',
  'json.keyLength': 'must have a key of at most {{most}} {{most|one:character|other:characters}}',
  'json.prototypeName': 'must not have the name of a prototype',
  'json.fileName': 'must be a plain file name',
  'json.sha256': 'must be a SHA-256 as 64 hexadecimal digits',
  'json.outside': 'must be known where the data lies outside',
  'json.unknown': 'is not known',
  'json.missing': 'is missing',
  'json.twice': 'is there twice',
  'json.noNode': 'is no node',
  'json.groupedTwice': 'is in a group twice',
  'json.noMember': 'is no member of the group',

  // What a zip file has that is not read.
  'zip.zip64': 'zip64',
  'zip.disks': 'several disks',
  'zip.names': 'names that are not UTF-8',
  'zip.encryption': 'encryption',
  'zip.descriptors': 'data descriptors',
  'zip.flags': 'unknown flags',
  'zip.compression': 'a compression other than deflate',

  // Why weights do not fit.
  'weights.changed': 'the model or its data settings have changed since',
  'weights.count': 'the model has {{model}} {{model|one:weight|other:weights}}, the file {{file}}',
  'weights.bytes': 'the weights file has {{received}} bytes, which is not what its weights need',
  'weights.shape': '{{name}} has shape {{shape}}, the file has {{other}} of {{received}}',
  'weights.missing': 'there is no weight {{name}}',

  // Why a NumPy file cannot be read.
  'npy.start': 'it does not start like one',
  'npy.version': 'version {{version}} of the format is not known',
  'npy.headerEnd': 'it ends within its header',
  'npy.headerLength': 'its header claims to be {{length}} bytes long',
  'npy.dictionary': 'its header is not a dictionary',
  'npy.header': 'its header is not that of an array',
  'npy.headerKeys': 'its header lacks its type, its order or its shape',
  'npy.shape': 'its shape is not valid',
  'npy.size': 'an array of {{shape}} takes {{expected}} bytes, but the file contains {{received}}',
  'npy.scalar': 'one number',
  'npy.records': 'of records',

  // Why a safetensors file cannot be read.
  'safetensors.metadata': 'its metadata contains something other than texts',
  'safetensors.bytes': 'its tensors take {{expected}} bytes, but {{received}} follow the header',
  'safetensors.short': 'it is shorter than the length of its header',
  'safetensors.headerLength': 'its header would take {{length}} bytes',
  'safetensors.headerEnd': 'it ends within its header',
  'safetensors.json': 'its header is not a JSON object',
  'safetensors.syntax': 'its header has a mistake at character {{position}}',
  'safetensors.encoding': 'its header is not UTF-8 text',
  'safetensors.overlap': 'overlaps another one',
  'safetensors.gap': 'leaves a gap before it',
  'safetensors.entry': 'is not described by a known type, a shape and two offsets',
  'safetensors.outside': 'lies outside of the file',
  'safetensors.size': 'has {{received}} bytes, but {{shape}} of {{dtype}} need {{expected}}',

  // Why an ONNX file cannot be read.
  'onnx.bytes': 'its bytes are not those of a model',
  'onnx.entries': 'it has more entries than any model needs',
  'onnx.parts': 'it has more parts than any model needs',
  'onnx.graph': 'it has no graph',
  'onnx.outputs': 'its graph has no outputs',
  'onnx.operator': 'one of its operators has no name',
  'onnx.rank': 'one of its tensors has more axes than any tensor needs',
  'onnx.negativeSize': 'its tensor “{{tensor}}” has a negative size',
  'onnx.size': 'its tensor “{{tensor}}” has {{received}} bytes, but its shape needs {{expected}}',
  'onnx.large': 'one of its tensors is too large to be one',
  'onnx.text': 'one of its texts is not a text',
  'onnx.number': 'one of its numbers is not a number',
  'onnx.largeNumber': 'one of its numbers is too large',

  // What became of a loss.
  'loss.infinite': 'infinite',

  // Between the items of a list.
  'list.separator': ', ',
  'list.more': '… and {{count}} more',
  'list.clauses': '; ',

  // What is said of something, behind its name.
  'text.labeled': '{{label}}: {{text}}',
  'text.aside': '{{text}} ({{aside}})',
  'text.withUnit': '{{name}}, {{unit}}',
} as const;

/** Texts of palette and canvas. */
export const CANVAS = {
  'palette.label': 'Layers',
  'palette.resize': 'Width of the palette',
  'palette.search': 'Search nodes',
  'palette.nothing': 'No layer has this name.',
  'family.data': 'Data',
  'family.recurrent': 'Recurrent',
  'family.convolution': 'Convolution',
  'family.core': 'Core',
  'family.regularise': 'Regularization',
  'family.shape': 'Shape & merge',

  'canvas.label': 'Model',
  'canvas.tools': 'View of the model',
  'canvas.miniMap': 'Overview of the model',
  'canvas.empty': 'Start with an Input',
  'canvas.emptyHint':
    'Drag layers here from the left, or double-click to search. A model leads from an Input to a Target.',

  'node.name': 'Name of the node',
  'node.unknown': 'Unknown layer “{{type}}”',
  'node.noParameters': 'no weights',
  'node.plain': 'plain tfjs',
  'node.plainHelp':
    'Computed by plain TensorFlow.js, which is slower: the kernels of this backend do not have this layer. The fused kernels do.',
  'node.stepTime': 'Its part of a training step, forward and backward',
  'node.shapeUnknown': 'The shape is not known yet.',
  'node.problems': '{{count}} {{count|one:problem|other:problems}}',
  'node.moreProblems': 'and {{count}} more',
  'node.input': 'Input of {{node}}',
  'node.output': 'Output of {{node}}',
  'node.port': '{{node}}: {{port}}',

  'shape.time': '{{size}} {{size|one:step|other:steps}}',
  'shape.features': '{{count}} {{count|one:feature|other:features}}',
  'shape.codes': 'codes',
  'shape.state': 'state of {{count}}',
  'shape.masked': 'masked',

  'wire.label': 'Wire from {{from}} to {{to}}',
  'wire.title': 'Wire',
  'wire.from': 'From',
  'wire.to': 'To',
  'wire.shape': 'Shape',
  'wire.noPort': 'This node has no port for that wire.',

  'add.after': 'What fits after {{node}}',
  'add.before': 'What fits before {{node}}',
  'add.nothingFits': 'No layer fits here.',
  'connect.title': 'Connect {{node}} to',
  'connect.nothing': 'There is no other node with an input.',
} as const;

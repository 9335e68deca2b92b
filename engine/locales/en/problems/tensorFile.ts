/** What can be wrong with NumPy, ONNX and safetensors files. */
export const TENSOR_FILE_PROBLEMS = {
  'npy.damaged': {
    message: '{{file}} is not a NumPy array that can be read: {{reason}}.',
    hint: 'Write it again with numpy.save(file, array).',
  },
  'npy.pickle': {
    message: '{{file}} is an array of Python objects, saved as a pickle. Opening a pickle runs whatever it contains.',
    hint: 'Seqloom does not open it. Save an array of numbers: numpy.save(file, array.astype("float32")).',
  },
  'npy.type': {
    message: '{{file}} is an array of type {{type}}, which is not a type of plain numbers.',
    hint: 'Save it as numbers: numpy.save(file, array.astype("float32")).',
  },
  'onnx.damaged': {
    message: '{{file}} is not an ONNX model that can be read: {{reason}}.',
    hint: 'Copy it again from its source, or write it again with the program that made it.',
  },
  'safetensors.damaged': {
    message: '{{file}} is not a safetensors file that can be read: {{reason}}.',
    hint: 'Copy it again from its source, or write it again with the program that made it.',
  },
  'safetensors.tensor': {
    message: '{{file}} is damaged: its tensor “{{tensor}}” {{reason}}.',
    hint: 'Write the file again with the program that made it.',
  },
} as const;

/** What can be wrong with NumPy, ONNX and safetensors files. */
export const TENSOR_FILE_PROBLEMS = {
  'npy.damaged': {
    message: '{{file}} 不是可以读取的 NumPy 数组：{{reason}}。',
    hint: '请用 numpy.save(file, array) 重新写出。',
  },
  'npy.pickle': {
    message: '{{file}} 是以 pickle 保存的 Python 对象数组。打开 pickle 等于运行其中的任何内容。',
    hint: 'Seqloom 不会打开它。请保存数值数组：numpy.save(file, array.astype("float32"))。',
  },
  'npy.type': {
    message: '{{file}} 的数组类型是 {{type}}，不是普通数值。',
    hint: '请保存为数值：numpy.save(file, array.astype("float32"))。',
  },
  'onnx.damaged': {
    message: '{{file}} 不是可以读取的 ONNX 模型：{{reason}}。',
    hint: '请从来源处重新复制，或用生成它的程序重新写出。',
  },
  'safetensors.damaged': {
    message: '{{file}} 不是可以读取的 safetensors 文件：{{reason}}。',
    hint: '请从来源处重新复制，或用生成它的程序重新写出。',
  },
  'safetensors.tensor': {
    message: '{{file}} 已损坏：其中的张量“{{tensor}}”有误（{{reason}}）。',
    hint: '请用生成它的程序重新写出该文件。',
  },
};

/** Problems of NumPy files, in Chinese. */
export const ENGINE_NPY: Readonly<Record<string, string>> = {
  'problem.npy.damaged.message': '{{file}} 不是可以读取的 NumPy 数组：{{reason}}。',
  'problem.npy.damaged.hint': '请用 numpy.save(file, array) 重新写出。',
  'problem.npy.pickle.message': '{{file}} 是以 pickle 保存的 Python 对象数组。打开 pickle 等于运行其中的任何内容。',
  'problem.npy.pickle.hint': 'Seqloom 不会打开它。请保存数值数组：numpy.save(file, array.astype("float32"))。',
  'problem.npy.type.message': '{{file}} 的数组类型是 {{type}}，不是普通数值。',
  'problem.npy.type.hint': '请保存为数值：numpy.save(file, array.astype("float32"))。',
};

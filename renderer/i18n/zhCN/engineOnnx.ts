/** Problems of ONNX files, in Chinese. */
export const ENGINE_ONNX: Readonly<Record<string, string>> = {
  'problem.onnx.damaged.message': '{{file}} 不是可以读取的 ONNX 模型：{{reason}}。',
  'problem.onnx.damaged.hint': '请从原处重新复制，或用生成它的程序重新写出。',
};

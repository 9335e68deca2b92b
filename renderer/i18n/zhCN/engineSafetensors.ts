/** Problems of safetensors files, in Chinese. */
export const ENGINE_SAFETENSORS: Readonly<Record<string, string>> = {
  'problem.safetensors.damaged.message': '{{file}} 不是可以读取的 safetensors 文件：{{reason}}。',
  'problem.safetensors.damaged.hint': '请从原处重新复制，或用生成它的程序重新写出。',
  'problem.safetensors.tensor.message': '{{file}} 已损坏：其中的张量“{{tensor}}”有误（{{reason}}）。',
  'problem.safetensors.tensor.hint': '请用生成它的程序重新写出该文件。',
};

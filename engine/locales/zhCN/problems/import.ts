const COPY_AGAIN = '请从来源处重新复制，或重新保存模型。';
const FROM_WHERE = '它可能是恶意文件，因此没有打开。请确认其来源。';
const SAVE_AGAIN = '请用 Keras 或 tf.js 重新保存模型。';
const TOGETHER = '请选择一同保存的文件。';

/** What can be wrong with the files of a model that was made elsewhere. */
export const IMPORT_PROBLEMS = {
  'import.unknownFormat': {
    message: '{{file}} 不是 Seqloom 能读取的模型。',
    hint: '可读取 tf.js LayersModel（model.json 及其分片）、Keras 文件（.keras 和 .h5），以及 Keras 结构文件（.json，可附权重文件）。',
  },
  'import.pickle': {
    message: '{{file}} 是 Python pickle，或其中含有 pickle。打开 pickle 就等于运行其中的任意程序。',
    hint: 'Seqloom 不会打开它。请在 Keras 中将模型保存为 .keras 或 .h5。',
  },
  'import.graphModel': {
    message: '{{file}} 是 tf.js GraphModel：它的层已合并为单个运算。',
    hint: '请将原模型重新转换为 LayersModel（--output_format tfjs_layers_model）。',
  },
  'import.modelClass': {
    message: '{{file}} 中的模型属于类 {{name}}：它的层写在 Python 代码里，而不在文件中。',
    hint: '请将其改建为 Sequential 或函数式模型后保存。',
  },
  'import.severalModels': { message: '{{first}} 和 {{second}} 是两个模型。', hint: '请一次打开一个。' },
  'import.weightsOnly': {
    message: '{{file}} 含有权重，但没有说明它们属于哪些层。',
    hint: '请与结构文件（model.to_json() 生成的 .json）一起选择，或保存整个模型。',
  },
  'import.tooLarge': {
    message: '{{file}} 占 {{size}} MB；模型最多可占 {{limit}} MB。',
    hint: '请在不含优化器状态的情况下保存模型，或使用更小的模型。',
  },
  'import.damaged': { message: '{{file}} 已损坏或不完整。', hint: COPY_AGAIN },
  'import.trap': {
    message: '{{file}} 含有模型中不该有的“{{entry}}”：链接、指向别处的名称，或远超其大小的内容。',
    hint: FROM_WHERE,
  },
  'import.zipFeature': { message: '{{file}} 是 Seqloom 无法读取的 zip 文件：{{feature}}。', hint: SAVE_AGAIN },
  'import.encoding': { message: '{{file}} 不是 UTF-8 文本。', hint: COPY_AGAIN },
  'import.jsonSyntax': { message: '{{file}} 第 {{line}} 行第 {{column}} 个字符处有错误。', hint: COPY_AGAIN },
  'import.jsonTooMuch': { message: '{{file}} 的内容或嵌套超出任何模型所需（第 {{line}} 行）。', hint: FROM_WHERE },
  'import.missingPart': {
    message: '{{file}} 不具有模型的结构：{{place}} 缺失，或不是模型在该处应有的内容。',
    hint: SAVE_AGAIN,
  },
  'import.unknownSource': {
    message: '{{file}} 中的 {{place}} 使用了层“{{layer}}”的输出，而该层不存在。',
    hint: SAVE_AGAIN,
  },
  'import.tooManyLayers': {
    message: '{{file}} 中的模型有 {{count}} 层；Seqloom 最多接受 {{limit}} 层。',
    hint: '请打开更小的模型。',
  },
  'import.missingShard': {
    message: '{{file}} 提到的权重文件 {{shard}} 不存在。',
    hint: '请选择整个文件夹，或一并选择其中所有文件。',
  },
  'import.shardPath': { message: '{{file}} 提到的权重文件 {{shard}} 位于其文件夹之外。', hint: FROM_WHERE },
  'import.shardSize': {
    message: '{{file}} 的权重文件共有 {{received}} 字节，但应为 {{expected}} 字节。',
    hint: TOGETHER,
  },
  'import.weightType': {
    message: '{{file}} 中的 {{weight}} 以 {{dtype}} 存储，Seqloom 无法读取。',
    hint: '请以 32 位权重保存模型。',
  },
  'import.weightShape': {
    message: '在 {{file}} 中，层 {{layer}} 的 {{weight}} 的形状为 {{received}}，但该层需要 {{expected}}。',
    hint: TOGETHER,
  },
  'import.weightCount': {
    message: '{{file}} 为层 {{layer}} 提供了 {{received}} 个权重，但该层需要 {{expected}} 个。',
    hint: TOGETHER,
  },
  'import.layerCount': {
    message: '{{file}} 含有 {{received}} 层的权重，但模型中有 {{expected}} 层带权重。',
    hint: TOGETHER,
  },
  'import.notFinite': {
    message: '{{file}} 中的 {{weight}} 含有 {{count}} 个非有限数值。',
    hint: '该模型的训练已失败。请保存更早一轮的模型。',
  },
};

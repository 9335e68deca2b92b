/** What can be wrong with models from elsewhere, exports and files of tensors. */
export const EXCHANGE_PROBLEMS = {
  'import.unknownFormat': `{{file}} 不是 Seqloom 能读取的模型。
    可读取 tf.js LayersModel（model.json 及其分片）、Keras 文件（.keras 和 .h5），以及 Keras 结构文件（.json，可附权重文件）。`,
  'import.pickle': `{{file}} 是 Python pickle，或其中含有 pickle。打开 pickle 就等于运行其中的任意程序。
    Seqloom 不会打开它。请在 Keras 中将模型保存为 .keras 或 .h5。`,
  'import.graphModel': `{{file}} 是 tf.js GraphModel：它的层已合并为单个运算。
    请将原模型重新转换为 LayersModel（--output_format tfjs_layers_model）。`,
  'import.modelClass': `{{file}} 中的模型属于类 {{name}}：它的层写在 Python 代码里，而不在文件中。
    请将其改建为 Sequential 或函数式模型后保存。`,
  'import.severalModels': `{{first}} 和 {{second}} 是两个模型。
    请一次打开一个。`,
  'import.weightsOnly': `{{file}} 含有权重，但没有说明它们属于哪些层。
    请与结构文件（model.to_json() 生成的 .json）一起选择，或保存整个模型。`,
  'import.tooLarge': `{{file}} 占 {{size}} MB；模型最多可占 {{limit}} MB。
    请在不含优化器状态的情况下保存模型，或使用更小的模型。`,
  'import.endless': `读取 {{file}} 所需的时间或内存超过了同样大小的任何模型。
    已放弃读取，因为它可能已损坏或带有恶意。请确认其来源。`,
  'import.damaged': `{{file}} 已损坏或不完整。
    请从来源处重新复制，或重新保存模型。`,
  'import.trap': `{{file}} 含有模型中不该有的“{{entry}}”：链接、指向别处的名称，或远超其大小的内容。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'import.zipFeature': `{{file}} 是 Seqloom 无法读取的 zip 文件：{{feature}}。
    请用 Keras 或 tf.js 重新保存模型。`,
  'import.encoding': `{{file}} 不是 UTF-8 文本。
    请从来源处重新复制，或重新保存模型。`,
  'import.jsonSyntax': `{{file}} 第 {{line}} 行第 {{column}} 个字符处有错误。
    请从来源处重新复制，或重新保存模型。`,
  'import.jsonTooMuch': `{{file}} 的内容或嵌套超出任何模型所需（第 {{line}} 行）。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'import.missingPart': `{{file}} 不具有模型的结构：{{place}} 缺失，或不是模型在该处应有的内容。
    请用 Keras 或 tf.js 重新保存模型。`,
  'import.unknownSource': `{{file}} 中的 {{place}} 使用了层“{{layer}}”的输出，而该层不存在。
    请用 Keras 或 tf.js 重新保存模型。`,
  'import.tooManyLayers': `{{file}} 中的模型有 {{count}} 层；Seqloom 最多接受 {{limit}} 层。
    请打开更小的模型。`,
  'import.missingShard': `{{file}} 提到的权重文件 {{shard}} 不存在。
    请选择整个文件夹，或一并选择其中所有文件。`,
  'import.shardPath': `{{file}} 提到的权重文件 {{shard}} 位于其文件夹之外。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'import.shardSize': `{{file}} 的权重文件共有 {{received}} 字节，但应为 {{expected}} 字节。
    请选择一同保存的文件。`,
  'import.weightType': `{{file}} 中的 {{weight}} 以 {{dtype}} 存储，Seqloom 无法读取。
    请以 32 位权重保存模型。`,
  'import.weightShape': `在 {{file}} 中，层 {{layer}} 的 {{weight}} 的形状为 {{received}}，但该层需要 {{expected}}。
    请选择一同保存的文件。`,
  'import.weightCount': `{{file}} 为层 {{layer}} 提供了 {{received}} 个权重，但该层需要 {{expected}} 个。
    请选择一同保存的文件。`,
  'import.layerCount': `{{file}} 含有 {{received}} 层的权重，但模型中有 {{expected}} 层带权重。
    请选择一同保存的文件。`,
  'import.notFinite': `{{file}} 中的 {{weight}} 含有 {{count}} 个非有限数值。
    该模型的训练已失败。请保存更早一轮的模型。`,

  // What of a model from elsewhere could not be taken over.
  'import.layerUnknown': `{{node}} 的类型是 Seqloom 没有的：“{{layer}}”（{{place}}）。
    用计算结果相同的层替换它，或将其移除。`,
  'import.layerOption': `{{node}}（{{layer}}）带有 Seqloom 没有的选项：{{option}}（{{place}}）。
    用计算结果相同的层替换它，或将其移除。`,
  'import.layerShared': `{{node}}（{{layer}}）被使用了两次，而 Seqloom 没有共享权重的层（{{place}}）。
    为每次使用各放一个层，它们将各自学习权重。`,
  'import.layerState': `{{node}}（{{layer}}）的状态连接方式是 Seqloom 没有的：{{option}}（{{place}}）。
    状态只能连接到同类循环层的初始状态。`,
  'import.layerInput': `{{node}} 是形状为 {{option}} 的输入（{{place}}），这不是数据窗口。
    用输入层替换它：它给出时间步 × 特征，或每个时间步一个编码。`,
  'import.trainingOnly': `{{layer}} 带有 {{option}}（{{place}}）。它只在训练时起作用；Seqloom 训练时不使用它。
    预测结果不变。`,
  'import.stateful': `{{layer}} 在两次调用之间保留状态（{{place}}）。Seqloom 对每个窗口重新开始。
    对于互不相接的窗口，预测结果不变。`,
  'import.anyLength': `{{layer}} 接受任意长度的序列。这里假定窗口为 {{timesteps}} 步。
    可在数据面板中设置回看步数。`,
  'import.flattened': `{{layer}} 为每个时间步给出一个值。其后加入了展平层，以便连接到目标。
    数值相同，按时间步排成一行。`,
  'import.otherLoss': `该模型用损失“{{loss}}”训练。{{target}} 改用“{{used}}”。
    如果另一种损失更合适，请在目标层中选择。`,
  'import.otherOptimizer': `该模型用优化器 {{optimizer}} 训练，而 Seqloom 没有它。
    训练将使用默认优化器。如果另一种更合适，请在训练设置中选择。`,
  'import.optimizerOptions': `该文件为 {{optimizer}} 设置了 Seqloom 没有的选项：{{options}}。
    预测结果不变。继续训练之前，请检查训练设置。`,
  'import.noWeights': `该文件只有结构而没有权重：模型尚未学到任何东西。
    将它与权重文件一起打开，或训练它。`,
  'import.keptWeights': `其他所有层的权重都已导入；预测则需要每一层。
    替换带标记的层之后，从现有权重开始训练。`,
  'import.windowSize': `该模型的 {{node}} 需要 {{expected}} 个特征，但选择了 {{received}} 个。
    要使用其权重，请在数据面板中选择 {{expected}} 个特征。`,
  'import.weightMisfit': `权重 {{weight}} 的形状为 {{received}}，但对于这些数据，模型需要 {{expected}}。
    选择该模型所适用的数据，或从头训练。`,
  'training.partlyNew': `{{total}} 个权重中有 {{count}} 个重新开始，因为现有权重中没有与之相符的：{{weights}}。
    如果这些层是新加的，则无需处理。`,
  'tensor.noWeights': `{{project}} 还没有权重。
    请先训练，或导入带有权重的模型。`,
  'tensor.missing': `缺少输入 {{input}}；它需要 {{expected}}。
    请为以下每个输入各给出一个数组：{{inputs}}。`,
  'tensor.unknown': `该模型没有输入“{{input}}”。
    它的输入有：{{inputs}}。`,
  'tensor.shape': `输入 {{input}} 需要 {{expected}}，但数组是 {{received}}。
    第一个轴是窗口数；其余各轴必须与模型所需一致。`,
  'tensor.count': `{{input}} 的数组有 {{received}} 个窗口，而 {{first}} 的有 {{expected}} 个。
    请给每个输入相同数量的窗口。`,
  'tensor.code': `{{input}} 的数组中有 {{received}}；编码是 0 到 {{highest}} 的整数。
    请按模型所学的编码给出。`,

  // What an export may lack besides a complete model.
  'export.needsData': `{{project}} 还没有数据，而它的代码要读取、准备数据并用数据训练。
    请先打开一个数据文件。模型文件、图片和模型卡片不需要数据。`,
  'export.noPrograms': `任务“{{task}}”没有可导出的程序。
    可以导出模型文件、图片和模型卡片。`,
  'export.timesAsNames': `列 {{column}} 保存的是时间，却被用作名称，导出的程序无法这样读取。
    请为记录或标签选择其他列，或把其中的值写成文本。`,
  'export.layerNotSupported': `{{node}}：{{language}} 不支持 {{layer}} 层。
    请选择其他导出方式，或换用别的层。`,

  // What can be wrong with NumPy, ONNX and safetensors files.
  'npy.damaged': `{{file}} 不是可以读取的 NumPy 数组：{{reason}}。
    请用 numpy.save(file, array) 重新写出。`,
  'npy.pickle': `{{file}} 是以 pickle 保存的 Python 对象数组。打开 pickle 等于运行其中的任何内容。
    Seqloom 不会打开它。请保存数值数组：numpy.save(file, array.astype("float32"))。`,
  'npy.type': `{{file}} 的数组类型是 {{type}}，不是普通数值。
    请保存为数值：numpy.save(file, array.astype("float32"))。`,
  'onnx.damaged': `{{file}} 不是可以读取的 ONNX 模型：{{reason}}。
    请从来源处重新复制，或用生成它的程序重新写出。`,
  'safetensors.damaged': `{{file}} 不是可以读取的 safetensors 文件：{{reason}}。
    请从来源处重新复制，或用生成它的程序重新写出。`,
  'safetensors.tensor': `{{file}} 已损坏：其中的张量“{{tensor}}”有误（{{reason}}）。
    请用生成它的程序重新写出该文件。`,
};

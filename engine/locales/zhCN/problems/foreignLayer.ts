const REPLACE = '用计算结果相同的层替换它，或将其移除。';

/** What of a model from elsewhere could not be taken over. */
export const FOREIGN_LAYER_PROBLEMS = {
  'import.layerUnknown': { message: '{{node}} 的类型是 Seqloom 没有的：“{{layer}}”（{{place}}）。', hint: REPLACE },
  'import.layerOption': {
    message: '{{node}}（{{layer}}）带有 Seqloom 没有的选项：{{option}}（{{place}}）。',
    hint: REPLACE,
  },
  'import.layerShared': {
    message: '{{node}}（{{layer}}）被使用了两次，而 Seqloom 没有共享权重的层（{{place}}）。',
    hint: '为每次使用各放一个层，它们将各自学习权重。',
  },
  'import.layerState': {
    message: '{{node}}（{{layer}}）的状态连接方式是 Seqloom 没有的：{{option}}（{{place}}）。',
    hint: '状态只能连接到同类循环层的初始状态。',
  },
  'import.layerInput': {
    message: '{{node}} 是形状为 {{option}} 的输入（{{place}}），这不是数据窗口。',
    hint: '用输入层替换它：它给出时间步 × 特征，或每个时间步一个编码。',
  },
  'import.trainingOnly': {
    message: '{{layer}} 带有 {{option}}（{{place}}）。它只在训练时起作用；Seqloom 训练时不使用它。',
    hint: '预测结果不变。',
  },
  'import.stateful': {
    message: '{{layer}} 在两次调用之间保留状态（{{place}}）。Seqloom 对每个窗口重新开始。',
    hint: '对于互不相接的窗口，预测结果不变。',
  },
  'import.anyLength': {
    message: '{{layer}} 接受任意长度的序列。这里假定窗口为 {{timesteps}} 步。',
    hint: '可在数据面板中设置回看步数。',
  },
  'import.flattened': {
    message: '{{layer}} 为每个时间步给出一个值。其后加入了展平层，以便连接到目标。',
    hint: '数值相同，按时间步排成一行。',
  },
  'import.otherLoss': {
    message: '该模型用损失“{{loss}}”训练。{{target}} 改用“{{used}}”。',
    hint: '如果另一种损失更合适，请在目标层中选择。',
  },
  'import.noWeights': {
    message: '该文件只有结构而没有权重：模型尚未学到任何东西。',
    hint: '将它与权重文件一起打开，或训练它。',
  },
  'import.keptWeights': {
    message: '其他所有层的权重都已导入；预测则需要每一层。',
    hint: '替换带标记的层之后，从现有权重开始训练。',
  },
  'import.windowSize': {
    message: '该模型的 {{node}} 需要 {{expected}} 个特征，但选择了 {{received}} 个。',
    hint: '要使用其权重，请在数据面板中选择 {{expected}} 个特征。',
  },
  'import.weightMisfit': {
    message: '权重 {{weight}} 的形状为 {{received}}，但对于这些数据，模型需要 {{expected}}。',
    hint: '选择该模型所适用的数据，或从头训练。',
  },
  'training.partlyNew': {
    message: '{{total}} 个权重中有 {{count}} 个重新开始，因为现有权重中没有与之相符的：{{weights}}。',
    hint: '如果这些层是新加的，则无需处理。',
  },
  'tensor.noWeights': { message: '{{project}} 还没有权重。', hint: '请先训练，或导入带有权重的模型。' },
  'tensor.missing': {
    message: '缺少输入 {{input}}；它需要 {{expected}}。',
    hint: '请为以下每个输入各给出一个数组：{{inputs}}。',
  },
  'tensor.unknown': { message: '该模型没有输入“{{input}}”。', hint: '它的输入有：{{inputs}}。' },
  'tensor.shape': {
    message: '输入 {{input}} 需要 {{expected}}，但数组是 {{received}}。',
    hint: '第一个轴是窗口数；其余各轴必须与模型所需一致。',
  },
  'tensor.count': {
    message: '{{input}} 的数组有 {{received}} 个窗口，而 {{first}} 的有 {{expected}} 个。',
    hint: '请给每个输入相同数量的窗口。',
  },
  'tensor.code': {
    message: '{{input}} 的数组中有 {{received}}；编码是 0 到 {{highest}} 的整数。',
    hint: '请按模型所学的编码给出。',
  },
};

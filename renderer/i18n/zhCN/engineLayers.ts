type Texts = Readonly<Record<string, string>>;

/** What several layers say alike: put under each of their types. */
function forLayers(types: readonly string[], texts: Texts): Texts {
  return Object.fromEntries(
    types.flatMap((type) => Object.entries(texts).map(([key, text]) => [`layer.${type}.${key}`, text])),
  );
}

const RECURRENT = ['lstm', 'gru', 'simpleRnn', 'bidirectional'];
const ONE_DIRECTION = ['lstm', 'gru', 'simpleRnn'];
const GATED = ['lstm', 'gru'];
const WITH_INPUT = [...RECURRENT, 'dense', 'embedding', 'dropout', 'flatten', 'target'];
const WITH_OUTPUT = [...RECURRENT, 'dense', 'embedding', 'dropout', 'flatten', 'concatenate', 'input'];

/** The texts of the layers in Chinese. */
export const ENGINE_LAYERS: Texts = {
  ...forLayers(WITH_INPUT, { 'port.in': '输入' }),
  ...forLayers(WITH_OUTPUT, { 'port.out': '输出' }),
  ...forLayers(RECURRENT, {
    'param.units.label': '单元数',
    'param.units.help': '隐藏状态的大小。',
    'param.output.label': '输出',
    'param.output.help': '最后状态概括整个窗口；整个序列供下一个循环层使用。',
    'param.output.option.last': '最后状态',
    'param.output.option.sequences': '整个序列',
    'param.dropout.label': 'Dropout',
    'param.dropout.help': '训练时把输入置零的比例。',
    'param.recurrentDropout.label': '循环 Dropout',
    'param.recurrentDropout.help': '训练时把传往下一步的状态置零的比例。',
  }),
  ...forLayers(ONE_DIRECTION, {
    'param.activation.label': '激活函数',
    'param.activation.help': '压缩候选状态和输出的范围。',
    'param.activation.option.tanh': 'tanh',
    'param.activation.option.relu': 'ReLU',
    'param.activation.option.linear': '线性',
    'param.useBias.label': '偏置',
    'param.useBias.help': '为每个门加上一个学习得到的常数。',
    'param.goBackwards.label': '反向读取',
    'param.goBackwards.help': '从窗口的末尾读到开头。',
  }),
  ...forLayers(GATED, {
    'param.recurrentActivation.label': '循环激活函数',
    'param.recurrentActivation.help': '控制门的开合。',
    'param.recurrentActivation.option.sigmoid': 'Sigmoid',
    'param.recurrentActivation.option.hardSigmoid': 'Hard sigmoid',
  }),

  'layer.input.label': '输入',
  'layer.input.help': '把数据窗口带入模型。',
  'layer.input.text': '一个窗口是所选各列最近的若干步（回看步数），其变换和缩放所用的数值只取自训练部分。',
  'layer.input.param.form.label': '形式',
  'layer.input.param.form.help': '数值直接供循环层使用；类别列的编码供“嵌入”层使用。',
  'layer.input.param.form.option.numbers': '数值',
  'layer.input.param.form.option.codes': '单列的编码',
  'layer.input.param.columns.label': '列',
  'layer.input.param.columns.help': '此输入读取的特征。不选表示全部数值特征。',

  'layer.target.label': '目标',
  'layer.target.help': '说明模型预测什么，以及如何衡量误差。',
  'layer.target.text': '预测与目标列接下来的若干步（预测步数）在缩放后的单位中比较；结果以数据自身的单位显示。',
  'layer.target.param.loss.label': '损失',
  'layer.target.param.loss.help': '训练要减小的量。Huber 对小误差取平方，对大误差取绝对值。',
  'layer.target.param.loss.option.meanSquaredError': '均方误差',
  'layer.target.param.loss.option.meanAbsoluteError': '平均绝对误差',
  'layer.target.param.loss.option.huber': 'Huber',
  'layer.target.param.loss.option.binaryCrossentropy': '二元交叉熵',
  'layer.target.param.loss.option.categoricalCrossentropy': '多类交叉熵',
  'layer.target.param.columns.label': '列',
  'layer.target.param.columns.help': '此节点预测的目标。不选表示全部。',

  'layer.lstm.label': 'LSTM',
  'layer.lstm.help': '通过带门的记忆单元跨步记忆。',
  'layer.lstm.text': '三个门决定单元忘记什么、吸收什么、输出什么。单元以加法向前传递，因此梯度能经过许多步而不消失。',
  'layer.lstm.param.unitForgetBias.label': '遗忘偏置为 1',
  'layer.lstm.param.unitForgetBias.help': '以打开的遗忘门开始，使单元从第一轮起就能记忆。',

  'layer.gru.label': 'GRU',
  'layer.gru.help': '更轻的 LSTM：两个门，没有单独的记忆单元。',
  'layer.gru.text':
    '更新门把旧状态与新的候选状态混合；重置门决定候选状态能看到多少旧状态。它往往用更少的参数就能学得与 LSTM 一样好。打开“后重置”时，重置作用于旧状态乘以权重之后，该层便与 Keras 3 和 cuDNN 的相同。',
  'layer.gru.param.resetAfter.label': '后重置',
  'layer.gru.param.resetAfter.help': '在循环矩阵乘积之后应用重置门，并使用第二组偏置：Keras 3 和 cuDNN 的形式。',

  'layer.simpleRnn.label': '简单 RNN',
  'layer.simpleRnn.help': '最基本的循环层：速度快，但几十步之内就会遗忘。',
  'layer.simpleRnn.text':
    '每个状态都是输入与前一状态混合后压缩的结果。梯度每向后一步都会缩小或放大，这正是 LSTM 和 GRU 要解决的问题。',

  'layer.bidirectional.label': '双向',
  'layer.bidirectional.help': '从前往后和从后往前各读一遍窗口，再合并两者。',
  'layer.bidirectional.text':
    '读取时整个窗口都已知，因此可以让另一层从末尾读起。它从不越过窗口，所以不会泄露未来的信息。',
  'layer.bidirectional.param.cell.label': '单元类型',
  'layer.bidirectional.param.cell.help': '每个方向上运行的循环层。',
  'layer.bidirectional.param.cell.option.lstm': 'LSTM',
  'layer.bidirectional.param.cell.option.gru': 'GRU',
  'layer.bidirectional.param.cell.option.simpleRnn': '简单 RNN',
  'layer.bidirectional.param.merge.label': '合并方式',
  'layer.bidirectional.param.merge.help': '两个方向的输出如何合为一个。',
  'layer.bidirectional.param.merge.option.concat': '拼接',
  'layer.bidirectional.param.merge.option.sum': '求和',
  'layer.bidirectional.param.merge.option.mul': '相乘',
  'layer.bidirectional.param.merge.option.ave': '平均',

  'layer.dense.label': '全连接',
  'layer.dense.help': '用学习得到的权重混合一步或一个向量的全部特征。',
  'layer.dense.text': '作用于序列时，对每个时间步同样处理。作为最后一层，它把状态变成预测。',
  'layer.dense.param.units.label': '单元数',
  'layer.dense.param.units.help': '输出的个数。',
  'layer.dense.param.activation.label': '激活函数',
  'layer.dense.param.activation.help': '作用于每个输出。数量用线性，是非判断用 sigmoid，多类选一用 softmax。',
  'layer.dense.param.activation.option.linear': '线性',
  'layer.dense.param.activation.option.relu': 'ReLU',
  'layer.dense.param.activation.option.tanh': 'tanh',
  'layer.dense.param.activation.option.sigmoid': 'Sigmoid',
  'layer.dense.param.activation.option.softmax': 'Softmax',
  'layer.dense.param.useBias.label': '偏置',
  'layer.dense.param.useBias.help': '为每个输出加上一个学习得到的常数。',

  'layer.embedding.label': '嵌入',
  'layer.embedding.help': '为每个类别学习一个向量。',
  'layer.embedding.text': '表现相似的类别会得到相近的向量。它是一张由训练填写的表：编码选出其中一行。',
  'layer.embedding.param.vocabulary.label': '词表大小',
  'layer.embedding.param.vocabulary.help': '编码的个数，包括代表未见文本的那一个。',
  'layer.embedding.param.dimensions.label': '维数',
  'layer.embedding.param.dimensions.help': '每个向量的长度。',

  'layer.dropout.label': 'Dropout',
  'layer.dropout.help': '训练时随机把一部分值置零，防止过拟合。',
  'layer.dropout.text': '缺了这部分值，后面的层就不能依赖任何单个值。预测时它不起作用。',
  'layer.dropout.param.rate.label': '比例',
  'layer.dropout.param.rate.help': '置零的比例；其余的值会放大，使均值不变。',

  'layer.flatten.label': '展平',
  'layer.flatten.help': '把所有时间步排成一个长向量。',
  'layer.flatten.text': '让“全连接”层同时看到每个时间步。顺序保持不变：逐步排列，每步内逐个特征。',

  'layer.concatenate.label': '拼接',
  'layer.concatenate.help': '把两个或更多分支合为一个。',
  'layer.concatenate.text': '按画线的先后顺序拼接。除拼接轴外，其余各轴必须相等。',
  'layer.concatenate.port.in': '各输入',
  'layer.concatenate.param.axis.label': '沿',
  'layer.concatenate.param.axis.help': '沿特征是并排放置；沿时间是首尾相接。',
  'layer.concatenate.param.axis.option.features': '特征',
  'layer.concatenate.param.axis.option.time': '时间',
};

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
const POOLING = ['pooling1d', 'globalPooling1d'];
const ONE_INPUT = [
  ...RECURRENT,
  ...POOLING,
  ...[
    'conv1d',
    'dense',
    'embedding',
    'activation',
    'dropout',
    'layerNormalization',
    'batchNormalization',
    'flatten',
    'repeatVector',
    'masking',
  ],
];
const WITH_INPUT = [...ONE_INPUT, 'target'];
const WITH_OUTPUT = [...ONE_INPUT, 'concatenate', 'merge', 'attention', 'input'];
const WITH_ACTIVATION = ['dense', 'conv1d', 'activation'];

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
    'port.initialState': '初始状态',
    'port.state': '最后状态',
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
    'param.recurrentActivation.help':
      '控制门的开合。Hard sigmoid 是限制在 0…1 内的 0.2·x + 0.5，Keras 3 的则是 x/6 + 0.5。',
    'param.recurrentActivation.option.sigmoid': 'Sigmoid',
    'param.recurrentActivation.option.hardSigmoid': 'Hard sigmoid',
    'param.recurrentActivation.option.hardSigmoid3': 'Hard sigmoid（Keras 3 版）',
  }),
  ...forLayers(WITH_ACTIVATION, {
    'param.activation.label': '激活函数',
    'param.activation.option.linear': '线性',
    'param.activation.option.relu': 'ReLU',
    'param.activation.option.tanh': 'tanh',
    'param.activation.option.sigmoid': 'Sigmoid',
  }),
  ...forLayers(['dense', 'activation'], { 'param.activation.option.softmax': 'Softmax' }),
  ...forLayers(POOLING, {
    'param.mode.label': '方式',
    'param.mode.help': '最大保留最强的值，平均取均值。',
    'param.mode.option.max': '最大',
    'param.mode.option.average': '平均',
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
  'layer.target.param.loss.option.logCosh': 'Log-cosh',
  'layer.target.param.loss.option.meanAbsolutePercentageError': '平均绝对百分比误差',
  'layer.target.param.loss.option.quantile': '分位数损失',
  'layer.target.param.loss.option.sparseCategoricalCrossentropy': '稀疏多类交叉熵',
  'layer.target.param.classWeights.label': '类别权重',
  'layer.target.param.classWeights.help':
    '“平衡”让每个类别同等重要，无论它多么少见：类别的样本越少，每个样本的权重越大。',
  'layer.target.param.classWeights.option.none': '无',
  'layer.target.param.classWeights.option.balanced': '平衡',
  'layer.target.param.huberDelta.label': 'Delta',
  'layer.target.param.huberDelta.help': '误差（缩放后的单位）超过此值时，Huber 按绝对值而不再按平方计算。',
  'layer.target.param.quantile.label': '分位数',
  'layer.target.param.quantile.help': '真实值低于预测的情形所占的比例；0.5 即中位数。',
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
  'layer.bidirectional.param.resetAfter.label': '后重置',
  'layer.bidirectional.param.resetAfter.help':
    '用于 GRU：在循环矩阵乘积之后应用重置门，并使用第二组偏置，与 Keras 3 和 cuDNN 相同。',
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
  'layer.dense.param.activation.help': '作用于每个输出。数量用线性，是非判断用 sigmoid，多类选一用 softmax。',
  'layer.dense.param.useBias.label': '偏置',
  'layer.dense.param.useBias.help': '为每个输出加上一个学习得到的常数。',

  'layer.embedding.label': '嵌入',
  'layer.embedding.help': '为每个类别学习一个向量。',
  'layer.embedding.text': '表现相似的类别会得到相近的向量。它是一张由训练填写的表：编码选出其中一行。',
  'layer.embedding.param.vocabulary.label': '词表大小',
  'layer.embedding.param.vocabulary.help': '编码的个数，包括代表未见文本的那一个。',
  'layer.embedding.param.dimensions.label': '维数',
  'layer.embedding.param.dimensions.help': '每个向量的长度。',
  'layer.embedding.param.maskZero.label': '屏蔽零',
  'layer.embedding.param.maskZero.help': '让循环层跳过编码为 0（代表未见文本）的时间步。',

  'layer.masking.label': '屏蔽',
  'layer.masking.help': '让循环层跳过没有内容的时间步。',
  'layer.masking.text':
    '用于长度不等、已补齐到同一长度的序列。遇到被屏蔽的时间步，循环层把状态原样带过，并重复其输出。该值与此层收到的数据比较，而数据已经过缩放。',
  'layer.masking.param.maskValue.label': '屏蔽值',
  'layer.masking.param.maskValue.help': '全部特征都等于此值的时间步会被跳过。',

  'layer.conv1d.label': '一维卷积',
  'layer.conv1d.help': '在相邻的几个时间步中寻找学到的模式。',
  'layer.conv1d.text':
    '同一组权重在窗口上滑动，因此模式出现在哪里都能找到。膨胀率依次为 1、2、4……的因果卷积用很少的权重就能看得很远。放在循环层之前，配合步幅或池化，可以缩短长窗口。',
  'layer.conv1d.param.filters.label': '滤波器数',
  'layer.conv1d.param.filters.help': '模式的个数。',
  'layer.conv1d.param.kernelSize.label': '核大小',
  'layer.conv1d.param.kernelSize.help': '一个模式跨越的时间步数。',
  'layer.conv1d.param.strides.label': '步幅',
  'layer.conv1d.param.strides.help': '相邻两次观察之间相隔的时间步数；大于 1 时序列变短。',
  'layer.conv1d.param.padding.label': '填充',
  'layer.conv1d.param.padding.help': '因果只向后看，等长两边都看，二者保持长度不变；有效则不超出序列。',
  'layer.conv1d.param.padding.option.causal': '因果',
  'layer.conv1d.param.padding.option.same': '等长',
  'layer.conv1d.param.padding.option.valid': '有效',
  'layer.conv1d.param.activation.help': '作用于每个输出。',
  'layer.conv1d.param.dilationRate.label': '膨胀率',
  'layer.conv1d.param.dilationRate.help': '模式所跨时间步之间的距离；1 表示取相邻的。',
  'layer.conv1d.param.useBias.label': '偏置',
  'layer.conv1d.param.useBias.help': '为每个输出加上一个学习得到的常数。',

  'layer.pooling1d.label': '一维池化',
  'layer.pooling1d.help': '缩短序列：每几个时间步取最大值或平均值。',
  'layer.pooling1d.text':
    '放在一维卷积之后，它保留找到了什么，而忘记具体在哪里。每个特征分别处理；没有需要学习的参数。',
  'layer.pooling1d.param.poolSize.label': '池大小',
  'layer.pooling1d.param.poolSize.help': '合为一步的时间步数。',
  'layer.pooling1d.param.strides.label': '步幅',
  'layer.pooling1d.param.strides.help': '相邻两个池之间相隔的时间步数。',
  'layer.pooling1d.param.padding.label': '填充',
  'layer.pooling1d.param.padding.help': '有效舍去末尾不完整的池；等长则保留。',
  'layer.pooling1d.param.padding.option.valid': '有效',
  'layer.pooling1d.param.padding.option.same': '等长',

  'layer.globalPooling1d.label': '全局池化',
  'layer.globalPooling1d.help': '把序列变成一个向量：每个特征在时间上的最大值或平均值。',
  'layer.globalPooling1d.text':
    '它问窗口中是否出现某种情况，或平均有多少，而不问何时出现。在循环层会返回最后状态的地方，它为一叠卷积收尾。',

  'layer.attention.label': '注意力',
  'layer.attention.help': '让一个序列的每一步看到另一个序列的所有步，并取其相似者。',
  'layer.attention.text':
    '查询的每一步对应输出的一步：值的各步按相似程度加权的平均。把同一个序列连到两个输入即为自注意力。',
  'layer.attention.port.query': '查询',
  'layer.attention.port.value': '值',
  'layer.attention.param.useScale.label': '学习缩放',
  'layer.attention.param.useScale.help': '在 softmax 之前，把相似程度乘以一个学习得到的数。',

  'layer.activation.label': '激活',
  'layer.activation.help': '对每个值应用激活函数。',
  'layer.activation.text': '用于没有自带激活函数的地方，例如归一化或合并之后。',
  'layer.activation.param.activation.help': 'Softmax 同时作用于全部特征，其余作用于每个值。',

  'layer.batchNormalization.label': '批归一化',
  'layer.batchNormalization.help': '让每个特征在一个批次内保持同一尺度，使较深的模型训练得更快。',
  'layer.batchNormalization.text':
    '训练时，均值和方差取自整个批次（包括所有窗口和时间步），其滑动平均随之更新；预测时则使用滑动平均。因此一个窗口的预测与它旁边的窗口无关。',
  'layer.batchNormalization.param.momentum.label': '动量',
  'layer.batchNormalization.param.momentum.help': '每个训练步中滑动均值和方差保留多少；越小越快地跟随数据。',
  'layer.batchNormalization.param.epsilon.label': 'Epsilon',
  'layer.batchNormalization.param.epsilon.help': '加到方差上，防止除以零。',
  'layer.batchNormalization.param.center.label': '平移',
  'layer.batchNormalization.param.center.help': '给每个特征加上一个学习得到的偏移。',
  'layer.batchNormalization.param.scale.label': '缩放',
  'layer.batchNormalization.param.scale.help': '给每个特征乘上一个学习得到的系数。',
  'layer.layerNormalization.label': '层归一化',
  'layer.layerNormalization.help': '让每个时间步的特征保持同一尺度，使训练更平稳。',
  'layer.layerNormalization.text': '均值和方差只取自最后一个轴，因此不依赖其他样本或时间步，训练和预测时的作用相同。',
  'layer.layerNormalization.param.epsilon.label': 'Epsilon',
  'layer.layerNormalization.param.epsilon.help': '加到方差上，防止除以零。',

  'layer.repeatVector.label': '重复向量',
  'layer.repeatVector.help': '在每个时间步给出同一个向量，从而得到一个序列。',
  'layer.repeatVector.text': '位于编码器与解码器之间：编码器把窗口概括为一个向量，解码器把它展开成另一长度的序列。',
  'layer.repeatVector.param.times.label': '次数',
  'layer.repeatVector.param.times.help': '序列的长度。',

  'layer.merge.label': '合并',
  'layer.merge.help': '把形状相同的分支相加，或以其他方式逐值合并。',
  'layer.merge.text':
    '把一层的输入加到它的输出上，就成了残差连接，梯度可以原样通过：很深的网络也更容易学习。各输入的形状必须相同。',
  'layer.merge.port.in': '各输入',
  'layer.merge.param.mode.label': '方式',
  'layer.merge.param.mode.help': '同一位置上的各个值如何合为一个。',
  'layer.merge.param.mode.option.add': '相加',
  'layer.merge.param.mode.option.multiply': '相乘',
  'layer.merge.param.mode.option.average': '平均',
  'layer.merge.param.mode.option.maximum': '最大',
  'layer.merge.param.mode.option.minimum': '最小',

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

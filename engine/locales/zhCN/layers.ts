/** Name, help and documentation of each layer, a line each. */
export const LAYERS = {
  input: `输入
    把数据窗口带入模型。
    一个窗口是所选各列最近的若干步（回看步数），其变换和缩放所用的数值只取自训练部分。`,
  target: `目标
    说明模型预测什么，以及如何衡量误差。
    预测与目标列接下来的若干步（预测步数）在缩放后的单位中比较；结果以数据自身的单位显示。`,
  lstm: `LSTM
    通过带门的记忆单元跨步记忆。
    三个门决定单元忘记什么、吸收什么、输出什么。单元以加法向前传递，因此梯度能经过许多步而不消失。`,
  gru: `GRU
    更轻的 LSTM：两个门，没有单独的记忆单元。
    更新门把旧状态与新的候选状态混合；重置门决定候选状态能看到多少旧状态。它往往用更少的参数就能学得与 LSTM 一样好。打开“后重置”时，重置作用于旧状态乘以权重之后，该层便与 Keras 3 和 cuDNN 的相同。`,
  simpleRnn: `简单 RNN
    最基本的循环层：速度快，但几十步之内就会遗忘。
    每个状态都是输入与前一状态混合后压缩的结果。梯度每向后一步都会缩小或放大，这正是 LSTM 和 GRU 要解决的问题。`,
  bidirectional: `双向
    从前往后和从后往前各读一遍窗口，再合并两者。
    读取时整个窗口都已知，因此可以让另一层从末尾读起。它从不越过窗口，所以不会泄露未来的信息。`,
  conv1d: `一维卷积
    在相邻的几个时间步中寻找学到的模式。
    同一组权重在窗口上滑动，因此模式出现在哪里都能找到。膨胀率依次为 1、2、4……的因果卷积用很少的权重就能看得很远。放在循环层之前，配合步幅或池化，可以缩短长窗口。`,
  pooling1d: `一维池化
    缩短序列：每几个时间步取最大值或平均值。
    放在一维卷积之后，它保留找到了什么，而忘记具体在哪里。每个特征分别处理；没有需要学习的参数。`,
  globalPooling1d: `全局池化
    把序列变成一个向量：每个特征在时间上的最大值或平均值。
    它问窗口中是否出现某种情况，或平均有多少，而不问何时出现。在循环层会返回最后状态的地方，它为一叠卷积收尾。`,
  dense: `全连接
    用学习得到的权重混合一步或一个向量的全部特征。
    作用于序列时，对每个时间步同样处理。作为最后一层，它把状态变成预测。`,
  embedding: `嵌入
    为每个类别学习一个向量。
    表现相似的类别会得到相近的向量。它是一张由训练填写的表：编码选出其中一行。`,
  attention: `注意力
    让一个序列的每一步看到另一个序列的所有步，并取其相似者。
    查询的每一步对应输出的一步：值的各步按相似程度加权的平均。把同一个序列连到两个输入即为自注意力。`,
  activation: `激活
    对每个值应用激活函数。
    用于没有自带激活函数的地方，例如归一化或合并之后。`,
  dropout: `Dropout
    训练时随机把一部分值置零，防止过拟合。
    缺了这部分值，后面的层就不能依赖任何单个值。预测时它不起作用。`,
  batchNormalization: `批归一化
    让每个特征在一个批次内保持同一尺度，使较深的模型训练得更快。
    训练时，均值和方差取自整个批次（包括所有窗口和时间步），其滑动平均随之更新；预测时则使用滑动平均。因此一个窗口的预测与它旁边的窗口无关。`,
  layerNormalization: `层归一化
    让每个时间步的特征保持同一尺度，使训练更平稳。
    均值和方差只取自最后一个轴，因此不依赖其他样本或时间步，训练和预测时的作用相同。`,
  flatten: `展平
    把所有时间步排成一个长向量。
    让“全连接”层同时看到每个时间步。顺序保持不变：逐步排列，每步内逐个特征。`,
  repeatVector: `重复向量
    在每个时间步给出同一个向量，从而得到一个序列。
    位于编码器与解码器之间：编码器把窗口概括为一个向量，解码器把它展开成另一长度的序列。`,
  concatenate: `拼接
    把两个或更多分支合为一个。
    按画线的先后顺序拼接。除拼接轴外，其余各轴必须相等。`,
  merge: `合并
    把形状相同的分支相加，或以其他方式逐值合并。
    把一层的输入加到它的输出上，就成了残差连接，梯度可以原样通过：很深的网络也更容易学习。各输入的形状必须相同。`,
  masking: `屏蔽
    让循环层跳过没有内容的时间步。
    用于长度不等、已补齐到同一长度的序列。遇到被屏蔽的时间步，循环层把状态原样带过，并重复其输出。该值与此层收到的数据比较，而数据已经过缩放。`,
  placeholder: `占位层
    代表来自其他程序的模型中 Seqloom 没有的层。
    它不计算任何东西。用 Seqloom 的层替换它之后，模型才能运行。`,
};

/** Label and help of each parameter: of one layer alone under `<layer>.<parameter>`, what several share under its name. */
export const PARAMS = {
  units: '单元数：隐藏状态的大小。',
  output: '输出：最后状态概括整个窗口；整个序列供下一个循环层使用。',
  dropout: 'Dropout：训练时把输入置零的比例。',
  recurrentDropout: '循环 Dropout：训练时把传往下一步的状态置零的比例。',
  activation: '激活函数：压缩候选状态和输出的范围。',
  useBias: '偏置：为每个门加上一个学习得到的常数。',
  goBackwards: '反向读取：从窗口的末尾读到开头。',
  recurrentActivation:
    '循环激活函数：控制门的开合。Hard sigmoid 是限制在 0…1 内的 0.2·x + 0.5，Keras 3 的则是 x/6 + 0.5。',
  mode: '方式：最大保留最强的值，平均取均值。',

  'input.form': '形式：数值直接供循环层使用；类别列的编码供“嵌入”层使用。',
  'input.columns': '列：此输入读取的特征。不选表示全部数值特征。',
  'target.columns': '列：此节点预测的目标。不选表示全部。',
  'target.loss': '损失：训练要减小的量。Huber 对小误差取平方，对大误差取绝对值。',
  'target.huberDelta': 'Delta：误差（缩放后的单位）超过此值时，Huber 按绝对值而不再按平方计算。',
  'target.quantile': '分位数：真实值低于预测的情形所占的比例；0.5 即中位数。',
  'target.classWeights': '类别权重：“平衡”让每个类别同等重要，无论它多么少见：类别的样本越少，每个样本的权重越大。',
  'lstm.unitForgetBias': '遗忘偏置为 1：以打开的遗忘门开始，使单元从第一轮起就能记忆。',
  'gru.resetAfter': '后重置：在循环矩阵乘积之后应用重置门，并使用第二组偏置：Keras 3 和 cuDNN 的形式。',
  'bidirectional.resetAfter':
    '后重置：用于 GRU：在循环矩阵乘积之后应用重置门，并使用第二组偏置，与 Keras 3 和 cuDNN 相同。',
  'bidirectional.cell': '单元类型：每个方向上运行的循环层。',
  'bidirectional.merge': '合并方式：两个方向的输出如何合为一个。',
  'conv1d.activation': '激活函数：作用于每个输出。',
  'conv1d.useBias': '偏置：为每个输出加上一个学习得到的常数。',
  'conv1d.filters': '滤波器数：模式的个数。',
  'conv1d.kernelSize': '核大小：一个模式跨越的时间步数。',
  'conv1d.strides': '步幅：相邻两次观察之间相隔的时间步数；大于 1 时序列变短。',
  'conv1d.padding': '填充：因果只向后看，等长两边都看，二者保持长度不变；有效则不超出序列。',
  'conv1d.dilationRate': '膨胀率：模式所跨时间步之间的距离；1 表示取相邻的。',
  'pooling1d.strides': '步幅：相邻两个池之间相隔的时间步数。',
  'pooling1d.padding': '填充：有效舍去末尾不完整的池；等长则保留。',
  'pooling1d.poolSize': '池大小：合为一步的时间步数。',
  'dense.units': '单元数：输出的个数。',
  'dense.activation': '激活函数：作用于每个输出。数量用线性，是非判断用 sigmoid，多类选一用 softmax。',
  'dense.useBias': '偏置：为每个输出加上一个学习得到的常数。',
  'embedding.vocabulary': '词表大小：编码的个数，包括代表未见文本的那一个。',
  'embedding.dimensions': '维数：每个向量的长度。',
  'embedding.maskZero': '屏蔽零：让循环层跳过编码为 0（代表未见文本）的时间步。',
  'attention.useScale': '学习缩放：在 softmax 之前，把相似程度乘以一个学习得到的数。',
  'activation.activation': '激活函数：Softmax 同时作用于全部特征，其余作用于每个值。',
  'dropout.rate': '比例：置零的比例；其余的值会放大，使均值不变。',
  'batchNormalization.momentum': '动量：每个训练步中滑动均值和方差保留多少；越小越快地跟随数据。',
  'batchNormalization.epsilon': 'Epsilon：加到方差上，防止除以零。',
  'batchNormalization.center': '平移：给每个特征加上一个学习得到的偏移。',
  'batchNormalization.scale': '缩放：给每个特征乘上一个学习得到的系数。',
  'layerNormalization.epsilon': 'Epsilon：加到方差上，防止除以零。',
  'repeatVector.times': '次数：序列的长度。',
  'concatenate.axis': '沿：沿特征是并排放置；沿时间是首尾相接。',
  'merge.mode': '方式：同一位置上的各个值如何合为一个。',
  'masking.maskValue': '屏蔽值：全部特征都等于此值的时间步会被跳过。',
  'placeholder.layer': '层：它在文件中的类。',
  'placeholder.option': '选项：Seqloom 没有的那一项。',
  'placeholder.place': '位置：它在文件中的位置。',
  'placeholder.reason': '原因：为什么 Seqloom 没有导入它。',
};

/** The names of what can be chosen, by parameter and value. */
export const LAYER_CHOICES = {
  form: { numbers: '数值', codes: '单列的编码' },
  loss: {
    meanSquaredError: '均方误差',
    meanAbsoluteError: '平均绝对误差',
    huber: 'Huber',
    binaryCrossentropy: '二元交叉熵',
    categoricalCrossentropy: '多类交叉熵',
    logCosh: 'Log-cosh',
    meanAbsolutePercentageError: '平均绝对百分比误差',
    quantile: '分位数损失',
    sparseCategoricalCrossentropy: '稀疏多类交叉熵',
  },
  classWeights: { none: '无', balanced: '平衡' },
  output: { last: '最后状态', sequences: '整个序列' },
  activation: { tanh: 'tanh', relu: 'ReLU', linear: '线性', sigmoid: 'Sigmoid', softmax: 'Softmax' },
  recurrentActivation: { sigmoid: 'Sigmoid', hardSigmoid: 'Hard sigmoid', hardSigmoid3: 'Hard sigmoid（Keras 3 版）' },
  cell: { lstm: 'LSTM', gru: 'GRU', simpleRnn: '简单 RNN' },
  merge: { concat: '拼接', sum: '求和', mul: '相乘', ave: '平均' },
  padding: { causal: '因果', same: '等长', valid: '有效' },
  mode: { max: '最大', average: '平均', add: '相加', multiply: '相乘', maximum: '最大', minimum: '最小' },
  axis: { features: '特征', time: '时间' },
};

/** Label and help of each training setting. */
export const SETTINGS = {
  optimizer: '优化器：权重如何跟随梯度变化。对循环层来说，Adam 是不错的起点。',
  learningRate: '学习率：每一步的大小。太大时损失会跳动或增大，太小时下降缓慢。',
  beta1: 'Beta 1：梯度的平均值遗忘得有多慢。',
  beta2: 'Beta 2：梯度平方的平均值遗忘得有多慢。',
  weightDecay: '权重衰减：每一步中权重缩小的程度，再乘以学习率。',
  rho: 'Rho：RMSprop 对以往梯度平方遗忘得有多慢。',
  initialAccumulator: '初始累加值：梯度平方和的起始值：越大，最初的步长越小。',
  adadeltaRho: 'Rho：Adadelta 对以往梯度和步长的平方遗忘得有多慢。',
  momentum: '动量：上一步中带入下一步的比例。',
  schedule: '学习率计划：训练过程中学习率如何变化。',
  stepEpochs: '阶梯轮数：学习率每隔多少轮下降一级。',
  stepFactor: '阶梯系数：每次下降时学习率乘以此值。',
  cosineFloor: '余弦下限：训练结束时学习率剩下的比例。',
  plateauPatience: '停滞耐心：验证损失连续多少轮没有改善就降低学习率。',
  plateauFactor: '停滞系数：每次降低时学习率乘以此值。',
  warmupEpochs: '预热轮数：学习率用多少轮从接近零增长到完整大小。0 表示不预热。',
  epochs: '轮数：模型最多把整个训练部分看多少遍。',
  batchSize: '批大小：每一步取平均的窗口数。越大，每轮越快，但步数越少。',
  patience: '耐心：验证损失连续多少轮没有改善就结束训练；会保留最好的权重。0 表示训练全部轮数。',
  warmStart: '从现有权重开始：在模型已学到的基础上继续训练。权重不相符的层将重新开始。',
  shuffle: '打乱：每轮以新的顺序访问训练窗口。顺序由随机种子决定。',
  seed: '随机种子：一切随机性的起点：种子、数据和计算后端相同，结果就相同。',
  clipNorm: '梯度裁剪范数：整个梯度允许的最大范数，用来抑制梯度爆炸。0 表示不裁剪。',
  minDelta: '最小改善：验证损失的下降必须超过此值才算改善。',
};

/** The names of what can be chosen, by setting and value. */
export const SETTING_CHOICES = {
  optimizer: {
    adam: 'Adam',
    adamW: 'AdamW',
    nadam: 'Nadam',
    adamax: 'Adamax',
    rmsprop: 'RMSprop',
    adagrad: 'Adagrad',
    adadelta: 'Adadelta',
    sgd: 'SGD',
  },
  schedule: { constant: '不变', step: '阶梯衰减', cosine: '余弦衰减', plateau: '停滞时降低' },
};

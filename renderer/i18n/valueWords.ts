// Words that the engine fills into its sentences in English, and their Chinese, by the name of the value they stand in.

const LOSSES = {
  'Mean squared error': '均方误差',
  'Mean absolute error': '平均绝对误差',
  'Binary cross-entropy': '二元交叉熵',
  'Categorical cross-entropy': '多类交叉熵',
};

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  expected: {
    'a whole number': '整数',
    'a number': '数字',
    'true or false': '是或否',
    'one of its options': '其中一个选项',
    'a list of columns': '列的列表',
    'time × features': '时间 × 特征',
    'between 0 and 1': '0 到 1 之间的数',
    'at least 0, and leave rows for the test': '不小于 0 的数，并为测试留下一些行',
    'above 0 and at most 10': '大于 0 且不超过 10 的数',
    'from 0 to below 1': '0 到小于 1 的数',
    '0 (off) or a positive number': '0（关闭）或正数',
    '0 (off) or a whole number': '0（关闭）或整数',
    '0 or a positive number': '0 或正数',
  },
  label: {
    Lookback: '回看步数',
    Horizon: '预测步数',
    Season: '季节周期',
    'The training share': '训练比例',
    'The validation share': '验证比例',
    'The learning rate': '学习率',
    Momentum: '动量',
    'The number of epochs': '轮数',
    'The batch size': '批大小',
    'The seed': '随机种子',
    'The clip norm': '梯度裁剪范数',
    Patience: '耐心',
    'The least improvement': '最小改善',
  },
  loss: LOSSES,
  port: { input: '输入', inputs: '输入', output: '输出' },
  part: { training: '训练', train: '训练', validation: '验证', test: '测试' },
  transform: { difference: '差分', logReturn: '对数收益率' },
  reason: {
    'the model or its data settings were changed since': '训练之后模型或其数据设置有了变化',
    'project.json is not complete JSON': 'project.json 不是完整的 JSON',
    'must be a whole number of at least 1': '必须是不小于 1 的整数',
  },
};

/** “a whole number from 1 to 4096”, with any bounds. */
const RANGE = /^a whole number from (\d+) to (\d+)$/;

/** The Chinese for a value of the engine's own; what is not in the list, such as a name, is returned as it is. */
export function valueWord(name: string, value: string): string {
  const range = name === 'expected' ? RANGE.exec(value) : null;
  if (range) return `${range[1]} 到 ${range[2]} 的整数`;
  return WORDS[name]?.[value] ?? value;
}

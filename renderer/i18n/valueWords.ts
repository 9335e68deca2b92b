// Words that the engine fills into its sentences in English, and their Chinese, by the name of the value they stand in.

const LOSSES = {
  'Mean squared error': '均方误差',
  'Mean absolute error': '平均绝对误差',
  'Binary cross-entropy': '二元交叉熵',
  'Categorical cross-entropy': '多类交叉熵',
  'Sparse categorical cross-entropy': '稀疏多类交叉熵',
  'Mean absolute percentage error': '平均绝对百分比误差',
  Quantile: '分位数损失',
  'Log-cosh': 'Log-cosh',
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
    '0 or a positive number': '0 或正数',
  },
  label: {
    Lookback: '回看步数',
    Horizon: '预测步数',
    Season: '季节周期',
    'The training share': '训练比例',
    'The validation share': '验证比例',
  },
  loss: LOSSES,
  port: { input: '输入', inputs: '输入', output: '输出' },
  part: { training: '训练', train: '训练', validation: '验证', test: '测试' },
  transform: { difference: '差分', logReturn: '对数收益率' },
  reason: {
    'the model or its data settings were changed since': '训练之后模型或其数据设置有了变化',
    'must be a whole number of at least 1': '必须是不小于 1 的整数',
    'must be true or false': '必须是 true 或 false',
    'must be a number': '必须是数字',
    'must be a number or a text': '必须是数字或文本',
    'must be a number, a text, true, false or a list of texts': '必须是数字、文本、true、false 或文本列表',
    'must be an object': '必须是对象',
    'must be a plain file name': '必须是普通的文件名',
    'must be a SHA-256 as 64 hexadecimal digits': '必须是 64 个十六进制数字的 SHA-256',
    'must be known where the data lies outside': '当数据在项目之外时必须给出',
    'must not have the name of a prototype': '不能使用原型的名称',
    'is not known': '是未知的',
    'is missing': '缺失',
    'is there twice': '出现了两次',
  },
  feature: {
    zip64: 'zip64',
    'several disks': '多个分卷',
    encryption: '加密',
    'data descriptors': '数据描述符',
    'unknown flags': '未知的标志',
    'a compression other than deflate': '非 deflate 的压缩方式',
    'names that are not UTF-8': '非 UTF-8 的名称',
  },
};

/** “a whole number from 1 to 4096”, with any bounds. */
const RANGES: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^a whole number from (\S+) to (\S+)$/, '$1 到 $2 的整数'],
  [/^above (\S+) and at most (\S+)$/, '大于 $1 且不超过 $2 的数'],
  [/^from (\S+) to below (\S+)$/, '$1 到小于 $2 的数'],
  [/^from (\S+) to (\S+)$/, '$1 到 $2 的数'],
];

/** Reasons with figures or words of the file in them, by their English form. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^must be a number of at most (.+)$/, '必须是不超过 $1 的数字'],
  [/^must be a whole number from 0 to (.+)$/, '必须是 0 到 $1 的整数'],
  [/^must be a text of at most (.+) characters$/, '必须是不超过 $1 个字符的文本'],
  [/^must have a key of at most (.+) characters$/, '的键不能超过 $1 个字符'],
  [/^must be a list of at most (.+)$/, '必须是最多 $1 项的列表'],
  [/^must have at most (.+) keys$/, '最多只能有 $1 个键'],
  [/^must be one of: (.+)$/, '必须是其中之一：$1'],
  [/^must be (["\d].*)$/, '必须是 $1'],
];

/** The Chinese for a value of the engine's own; what is not in the list, such as a name, is returned as it is. */
export function valueWord(name: string, value: string): string {
  const range = name === 'expected' ? RANGES.find(([english]) => english.test(value)) : undefined;
  if (range) return value.replace(range[0], range[1]);
  const reason = name === 'reason' ? REASONS.find(([english]) => english.test(value)) : undefined;
  if (reason) return value.replace(reason[0], reason[1]);
  return WORDS[name]?.[value] ?? value;
}

/** Chinese for words that the engine fills into its sentences in English, by the name of the value they stand in. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  expected: {
    'a whole number': '整数',
    'a number': '数字',
    'true or false': '是或否',
    'one of its options': '其中一个选项',
    'a list of columns': '列的列表',
    'time × features': '时间 × 特征',
  },
  port: { input: '输入', inputs: '输入', output: '输出' },
  part: { training: '训练', train: '训练', validation: '验证', test: '测试' },
};

/** The Chinese for a value of the engine's own; what is not in the list, such as a name, is returned as it is. */
export function valueWord(name: string, value: string): string {
  return WORDS[name]?.[value] ?? value;
}

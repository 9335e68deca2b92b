/** What can be wrong with states, masks, convolutions, merges and attention. */
export const LAYER_PROBLEMS = {
  'graph.stateWire': {
    message: '{{source}} 不能这样连接到 {{node}}：状态只能连到初始状态。',
    hint: '把一个循环层的最后状态连到另一个的初始状态，输出连到输入。',
  },
  'shape.stateKind': {
    message: '{{node}} 不能从 {{source}} 的状态开始：两者是不同种类的循环层。',
    hint: '两者请使用同一种层。',
  },
  'shape.stateUnits': {
    message: '{{node}} 有 {{units}} 个单元，但它起始所用的 {{source}} 的状态有 {{received}} 个。',
    hint: '将 {{node}} 的单元数设为 {{received}}。',
  },
  'shape.masked': {
    message: '{{source}} 屏蔽了部分时间步，而 {{node}} 不会顾及。',
    hint: '把 {{node}} 放到返回最后状态的循环层之后，或去掉屏蔽。',
  },
  'shape.maskedWithState': {
    message: '{{node}} 从 {{source}} 的状态开始，又读取被屏蔽的序列；两者不能兼有。',
    hint: '去掉其输入的屏蔽，或去掉通向其初始状态的连线。',
  },
  'shape.sequenceTooShort': {
    message: '{{node}} 跨越 {{span}} 个时间步，但 {{source}} 只给出 {{length}} 个。',
    hint: '让它跨越更少的步，或使用能补足两端的填充方式。',
  },
  'shape.stridesAndDilation': {
    message: '{{node}} 的步幅和膨胀率都大于 1，二者不能同时使用。',
    hint: '将其中之一设为 1。',
  },
  'shape.needsVector': {
    message: '{{node}} 重复的是单个向量，但 {{source}} 给出的是 {{shape}}。',
    hint: '请给它一个向量，例如循环层的最后状态。',
  },
  'shape.mergeMismatch': {
    message: '{{node}} 无法逐值合并 {{shapes}}：所有形状必须相同。',
    hint: '请让各输入一致，例如在其中之一上加“全连接”层，或改用“拼接”。',
  },
  'shape.attentionMismatch': {
    message: '{{node}} 比较 {{query}} 与 {{value}}：两者的特征数必须相同。',
    hint: '让前面各层的单元数相同。',
  },
};

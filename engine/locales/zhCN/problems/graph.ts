/** What can be wrong with a graph, its parameters and its shapes. */
export const GRAPH_PROBLEMS = {
  'graph.noInput': { message: '模型没有输入。', hint: '添加一个“输入”节点：它把数据窗口带入模型。' },
  'graph.noTarget': { message: '模型没有目标。', hint: '添加一个“目标”节点：它说明要预测什么，以及使用哪种损失。' },
  'graph.noPathToTarget': {
    message: '没有从输入通向 {{node}} 的路径。',
    hint: '连接各节点，让数据能从输入流到 {{node}}。',
  },
  'graph.cycle': {
    message: '{{node}} 处于一个回路中：{{loop}}。',
    hint: '请去掉回路中的一条连线。循环发生在循环层内部，而不是连线上。',
  },
  'graph.danglingInput': {
    message: '{{node}} 的{{port}}没有连接任何节点。',
    hint: '为它连接一个节点，或删除 {{node}}。',
  },
  'graph.unused': { message: '{{node}} 没有通向目标，因此不在模型之内。', hint: '继续向后连接它，或将其删除。' },
  'graph.unknownType': {
    message: '{{node}} 的类型“{{type}}”未知。',
    hint: '删除它，或用更新版本的 Seqloom 打开此项目。',
  },
  'graph.unknownEnd': { message: '有一条连线通向不存在的节点或端口（{{end}}）。', hint: '删除这条连线，重新连接。' },
  'graph.duplicateId': { message: '有两个节点的标识同为“{{id}}”。', hint: '删除其中一个；文件可能被手工修改过。' },
  'graph.portTaken': {
    message: '{{node}} 的{{port}}已经有连接了。',
    hint: '先去掉那条连线，或用“拼接”把两者合在一起。',
  },
  'graph.selfLoop': { message: '{{node}} 不能连接到自身。', hint: '循环发生在循环层内部，而不是连线上。' },
  'graph.duplicateEdge': { message: '这两个节点已经相连。', hint: '一条连线就够了。' },
  'graph.wrongDirection': { message: '连线应从输出通向输入。', hint: '从一个节点的右侧开始，到另一个节点的左侧结束。' },
  'param.unknown': { message: '{{node}} 没有参数“{{param}}”。', hint: '请从文件中删除它。' },
  'param.kind': {
    message: '{{node}} 的“{{label}}”必须是{{expected}}，但现在是 {{received}}。',
    hint: '请输入{{expected}}。',
  },
  'param.range': {
    message: '{{node}} 的“{{label}}”必须在 {{min}} 到 {{max}} 之间，但现在是 {{received}}。',
    hint: '请输入该范围内的值。',
  },
  'param.choice': {
    message: '{{node}} 的“{{label}}”不能是“{{received}}”。',
    hint: '请从以下选项中选择：{{options}}。',
  },
  'shape.needsTime': {
    message: '{{node}} 读取的是序列，但 {{source}} 给出的是单个向量（{{shape}}）。',
    hint: '请给它一个序列：时间 × 特征。',
  },
  'shape.needsTimeFixable': {
    message: '{{source}} 去掉了时间轴，但 {{node}} 需要它。',
    hint: '让 {{source}} 返回整个序列。',
  },
  'shape.needsNumbers': {
    message: '{{node}} 需要数值，但 {{source}} 给出的是编码。',
    hint: '在两者之间放一个“嵌入”层。',
  },
  'shape.needsCodes': {
    message: '{{node}} 需要编码（代表类别的整数），但 {{source}} 给出的是形状为 {{shape}} 的小数。',
    hint: '请连接一个形式为“单列的编码”的输入。',
  },
  'shape.vocabularyTooSmall': {
    message: '{{source}} 的编码最大为 {{highest}}，但 {{node}} 只能容纳 {{vocabulary}} 个。',
    hint: '将其词表大小设为 {{needed}} 或更大。',
  },
  'shape.concatenateMismatch': {
    message: '{{node}} 无法拼接 {{shapes}}：除拼接轴外，其余各轴必须相等。',
    hint: '请让各输入一致，例如都返回最后状态。',
  },
  'shape.concatenateNoTime': {
    message: '{{node}} 设置为沿时间拼接，但 {{source}} 没有时间轴。',
    hint: '改为沿特征拼接，或让 {{source}} 返回整个序列。',
  },
  'shape.alreadyFlat': {
    message: '{{source}} 给出的已是单个向量（{{shape}}），{{node}} 无需展平。',
    hint: '删除 {{node}}，把 {{source}} 直接向后连接。',
  },
  'shape.rank': {
    message: '{{node}} 接受 {{expected}}，但 {{source}} 给出的是 {{shape}}。',
    hint: '在两者之间放一个“展平”层，或换用其他层。',
  },
  'input.noData': { message: '{{node}} 还没有数据。', hint: '打开一个数据文件，并在“数据”面板中为各列指定角色。' },
  'input.unreadFeature': {
    message: '“{{column}}”是数据的特征，但没有输入节点读取它。',
    hint: '请在某个输入节点中选择它，或把它从特征中去掉。类别列需要单独的输入节点（形式为“单列编码”），其后接嵌入层。',
  },
  'input.unmasked': {
    message: '{{node}} 读取的样本已填充到同一长度，但其后没有屏蔽层：填充会被当作数据。',
    hint: '请在 {{node}} 之后放置屏蔽层；若读取编码，可让嵌入层屏蔽编码 0。',
  },
  'input.unknownColumn': {
    message: '{{node}} 读取列“{{column}}”，但它不是数据的特征。',
    hint: '选择其他列，或在“数据”面板中把它设为特征。',
  },
  'input.noNumbers': { message: '{{node}} 没有可读取的数值列。', hint: '请在“数据”面板中至少把一个数值列设为特征。' },
  'input.categoryAsNumber': {
    message: '{{node}} 把“{{column}}”当作数值读取，但它是类别列。',
    hint: '请另用一个形式为“单列的编码”的输入，后接“嵌入”层。',
  },
  'input.codesNeedOneColumn': {
    message: '{{node}} 给出一个类别列的编码，但选择了 {{count}} 列。',
    hint: '请只选择一个类别列。',
  },
  'target.noData': { message: '{{node}} 还没有要预测的内容。', hint: '请在“数据”面板中选择目标列。' },
  'target.unknownColumn': {
    message: '{{node}} 预测列“{{column}}”，但它不是数据的目标。',
    hint: '选择其他列，或在“数据”面板中把它设为目标。',
  },
  'target.mixedKinds': { message: '{{node}} 混用了数值列和类别列。', hint: '请为每一类各用一个目标。' },
  'target.oneClassColumn': {
    message: '{{node}} 只能预测一个类别列、未来一步；这里是 {{columns}} 列、{{horizon}} 步。',
    hint: '请选择一列，并将预测步数设为 1。',
  },
  'target.hasTime': {
    message: '{{node}} 对每个窗口需要一个向量，但 {{source}} 给出的是 {{shape}}。',
    hint: '使用前面循环层的最后状态，或加一个“展平”层。',
  },
  'target.hasTimeFixable': {
    message: '{{node}} 对每个窗口需要一个向量，但 {{source}} 返回整个序列（{{shape}}）。',
    hint: '使用 {{source}} 的最后状态。',
  },
  'target.size': {
    message: '{{node}} 需要 {{expected}} 个数（{{meaning}}），但 {{source}} 给出 {{received}} 个。',
    hint: '将 {{source}} 的单元数设为 {{expected}}。',
  },
  'target.lossNeedsProbabilities': {
    message: '{{loss}}需要概率，但 {{source}} 给出的是无界的数值。',
    hint: '请在 {{source}} 中使用 {{activation}} 激活函数。',
  },
  'target.lossNeedsClasses': {
    message: '{{loss}}用于类别，但 {{column}} 是数值列。',
    hint: '请使用回归损失，例如均方误差。',
  },
  'target.lossNeedsNumbers': { message: '{{loss}}用于数值，但 {{column}} 是类别列。', hint: '请使用交叉熵损失。' },
  'target.binaryNeedsTwo': {
    message: '二元交叉熵用于两个类别，但 {{column}} 有 {{count}} 个。',
    hint: '请使用多类交叉熵。',
  },
};

/** What can be wrong with a graph and its layers. */
export const GRAPH_PROBLEMS = {
  'graph.noInput': `模型没有输入。
    添加一个“输入”节点：它把数据窗口带入模型。`,
  'graph.noTarget': `模型没有目标。
    添加一个“目标”节点：它说明要预测什么，以及使用哪种损失。`,
  'graph.noPathToTarget': `没有从输入通向 {{node}} 的路径。
    连接各节点，让数据能从输入流到 {{node}}。`,
  'graph.cycle': `{{node}} 处于一个回路中：{{loop}}。
    请去掉回路中的一条连线。循环发生在循环层内部，而不是连线上。`,
  'graph.danglingInput': `{{node}} 的{{port}}没有连接任何节点。
    为它连接一个节点，或删除 {{node}}。`,
  'graph.unused': `{{node}} 没有通向目标，因此不在模型之内。
    继续向后连接它，或将其删除。`,
  'graph.unknownType': `{{node}} 的类型“{{type}}”未知。
    删除它，或用更新版本的 Seqloom 打开此项目。`,
  'graph.unknownEnd': `有一条连线通向不存在的节点或端口（{{end}}）。
    删除这条连线，重新连接。`,
  'graph.duplicateId': `有两个节点的标识同为“{{id}}”。
    删除其中一个；文件可能被手工修改过。`,
  'graph.mergesNone': `{{node}} 合并两个或更多张量，但没有任何节点连接到它。
    至少连接两个节点，或删除 {{node}}。`,
  'graph.mergesOne': `{{node}} 合并两个或更多张量，但只有 {{source}} 连接到它。
    再连接一个节点，或删除 {{node}}：{{source}} 随后会直接连到后面。`,
  'graph.portTaken': `{{node}} 的{{port}}只接受一条连线，但 {{sources}} 都连接到了它。
    去掉其中一条连线，或用“拼接”把两个节点合在一起。`,
  'graph.selfLoop': `{{node}} 不能连接到自身。
    循环发生在循环层内部，而不是连线上。`,
  'graph.duplicateEdge': `{{source}} 已经连接到 {{node}} 的{{port}}。
    请从另一个节点开始，或连到另一个输入。`,
  'graph.connectedTwice': `从 {{source}} 到 {{node}} 的{{port}}有两条连线。
    去掉其中一条，模型保持不变。`,
  'graph.mergedWithItself': `{{node}} 把 {{source}} 与自身合并：它的两条连线都来自那里。
    去掉其中一条连线。如果确实需要，请在其中一条连线中放一个线性“激活”层。`,
  'graph.wrongDirection': `连线应从输出通向输入。
    从一个节点的右侧开始，到另一个节点的左侧结束。`,
  'param.unknown': `{{node}} 没有参数“{{param}}”。
    请从文件中删除它。`,
  'param.kind': `{{node}} 的“{{label}}”必须是{{expected}}，但现在是 {{received}}。
    请输入{{expected}}。`,
  'param.range': `{{node}} 的“{{label}}”必须在 {{min}} 到 {{max}} 之间，但现在是 {{received}}。
    请输入该范围内的值。`,
  'param.choice': `{{node}} 的“{{label}}”不能是“{{received}}”。
    请从以下选项中选择：{{options}}。`,
  'shape.needsTime': `{{node}} 读取的是序列，但 {{source}} 给出的是单个向量（{{shape}}）。
    请给它一个序列：时间 × 特征。`,
  'shape.needsTimeFixable': `{{source}} 去掉了时间轴，但 {{node}} 需要它。
    让 {{source}} 返回整个序列。`,
  'shape.needsNumbers': `{{node}} 需要数值，但 {{source}} 给出的是编码。
    在两者之间放一个“嵌入”层。`,
  'shape.needsCodes': `{{node}} 需要编码（代表类别的整数），但 {{source}} 给出的是形状为 {{shape}} 的小数。
    请连接一个形式为“单列的编码”的输入。`,
  'shape.vocabularyTooSmall': `{{source}} 的编码最大为 {{highest}}，但 {{node}} 只能容纳 {{vocabulary}} 个。
    将其词表大小设为 {{needed}} 或更大。`,
  'shape.concatenateMismatch': `{{node}} 无法拼接 {{shapes}}：除拼接轴外，其余各轴必须相等。
    请让各输入一致，例如都返回最后状态。`,
  'shape.concatenateNoTime': `{{node}} 设置为沿时间拼接，但 {{source}} 没有时间轴。
    改为沿特征拼接，或让 {{source}} 返回整个序列。`,
  'shape.alreadyFlat': `{{source}} 给出的已是单个向量（{{shape}}），{{node}} 无需展平。
    删除 {{node}}，把 {{source}} 直接向后连接。`,
  'shape.rank': `{{node}} 接受 {{expected}}，但 {{source}} 给出的是 {{shape}}。
    在两者之间放一个“展平”层，或换用其他层。`,
  'input.noData': `{{node}} 还没有数据。
    打开一个数据文件，并在“数据”面板中为各列指定角色。`,
  'input.unreadFeature': `“{{column}}”是数据的特征，但没有输入节点读取它。
    请在某个输入节点中选择它，或把它从特征中去掉。类别列需要单独的输入节点（形式为“单列编码”），其后接嵌入层。`,
  'input.unmasked': `{{node}} 读取的样本已填充到同一长度，但其后没有屏蔽层：填充会被当作数据。
    请在 {{node}} 之后放置屏蔽层；若读取编码，可让嵌入层屏蔽编码 0。`,
  'input.unknownColumn': `{{node}} 读取列“{{column}}”，但它不是数据的特征。
    选择其他列，或在“数据”面板中把它设为特征。`,
  'input.noNumbers': `{{node}} 没有可读取的数值列。
    请在“数据”面板中至少把一个数值列设为特征。`,
  'input.categoryAsNumber': `{{node}} 把“{{column}}”当作数值读取，但它是类别列。
    请另用一个形式为“单列的编码”的输入，后接“嵌入”层。`,
  'input.codesNeedOneColumn': `{{node}} 给出一个类别列的编码，但选择了 {{count}} 列。
    请只选择一个类别列。`,
  'target.noData': `{{node}} 还没有要预测的内容。
    请在“数据”面板中选择目标列。`,
  'target.unknownColumn': `{{node}} 预测列“{{column}}”，但它不是数据的目标。
    选择其他列，或在“数据”面板中把它设为目标。`,
  'target.mixedKinds': `{{node}} 混用了数值列和类别列。
    请为每一类各用一个目标。`,
  'target.oneClassColumn': `{{node}} 只能预测一个类别列、未来一步；这里是 {{columns}} 列、{{horizon}} 步。
    请选择一列，并将预测步数设为 1。`,
  'target.hasTime': `{{node}} 对每个窗口需要一个向量，但 {{source}} 给出的是 {{shape}}。
    使用前面循环层的最后状态，或加一个“展平”层。`,
  'target.hasTimeFixable': `{{node}} 对每个窗口需要一个向量，但 {{source}} 返回整个序列。
    使用 {{source}} 的最后状态。`,
  'target.needsTime': `{{node}} 对样本的每一步都需要一个向量，但 {{source}} 给出的是 {{shape}}。
    在到达 {{node}} 之前保留时间轴，或在数据设置中改为对整个样本分类。`,
  'target.needsTimeFixable': `{{node}} 对样本的每一步都需要一个向量，但 {{source}} 只返回最后状态。
    让 {{source}} 返回整个序列。`,
  'target.steps': `{{node}} 对 {{expected}} 步中的每一步都需要一个向量，但 {{source}} 给出的是 {{shape}}。
    请只使用不改变步数的层，例如带填充且步幅为 1 的卷积。`,
  'target.size': `{{node}} 需要 {{expected}} 个数（{{meaning}}），但 {{source}} 给出 {{received}} 个。
    将 {{source}} 的单元数设为 {{expected}}。`,
  'target.lossNeedsProbabilities': `{{loss}}需要概率，但 {{source}} 给出的是无界的数值。
    请在 {{source}} 中使用 {{activation}} 激活函数。`,
  'target.lossNeedsClasses': `{{loss}}用于类别，但 {{column}} 是数值列。
    请使用回归损失，例如均方误差。`,
  'target.lossNeedsNumbers': `{{loss}}用于数值，但 {{column}} 是类别列。
    请使用交叉熵损失。`,
  'target.binaryNeedsTwo': `二元交叉熵用于两个类别，但 {{column}} 有 {{count}} 个。
    请使用多类交叉熵。`,

  // What can be wrong with states, masks, convolutions, merges and attention.
  'graph.stateWire': `{{source}} 不能这样连接到 {{node}}：状态只能连到初始状态。
    把一个循环层的最后状态连到另一个的初始状态，输出连到输入。`,
  'shape.stateKind': `{{node}} 不能从 {{source}} 的状态开始：两者是不同种类的循环层。
    两者请使用同一种层。`,
  'shape.stateUnits': `{{node}} 有 {{units}} 个单元，但它起始所用的 {{source}} 的状态有 {{received}} 个。
    将 {{node}} 的单元数设为 {{received}}。`,
  'shape.masked': `{{source}} 屏蔽了部分时间步，而 {{node}} 不会顾及。
    把 {{node}} 放到返回最后状态的循环层之后，或去掉屏蔽。`,
  'shape.maskedWithState': `{{node}} 从 {{source}} 的状态开始，又读取被屏蔽的序列；两者不能兼有。
    去掉其输入的屏蔽，或去掉通向其初始状态的连线。`,
  'shape.sequenceTooShort': `{{node}} 跨越 {{span}} 个时间步，但 {{source}} 只给出 {{length}} 个。
    让它跨越更少的步，或使用能补足两端的填充方式。`,
  'shape.stridesAndDilation': `{{node}} 的步幅和膨胀率都大于 1，二者不能同时使用。
    将其中之一设为 1。`,
  'shape.needsVector': `{{node}} 重复的是单个向量，但 {{source}} 给出的是 {{shape}}。
    请给它一个向量，例如循环层的最后状态。`,
  'shape.mergeMismatch': `{{node}} 无法逐值合并 {{shapes}}：所有形状必须相同。
    请让各输入一致，例如在其中之一上加“全连接”层，或改用“拼接”。`,
  'shape.attentionMismatch': `{{node}} 比较 {{query}} 与 {{value}}：两者的特征数必须相同。
    让前面各层的单元数相同。`,
};

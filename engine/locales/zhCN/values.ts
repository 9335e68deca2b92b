/** What is filled into the sentences of problems. */
export const VALUES = {
  // What a setting or a parameter must be.
  'expected.integer': '整数',
  'expected.number': '数字',
  'expected.boolean': '是或否',
  'expected.choice': '其中一个选项',
  'expected.columns': '列的列表',
  'expected.note': '文本',
  'expected.integerRange': '{{min}} 到 {{max}} 的整数',
  'expected.share': '0 到 1 之间的数',
  'expected.validationShare': '不小于 0 的数，并为测试留下一些行',
  'expected.above': '大于 {{min}} 且不超过 {{max}} 的数',
  'expected.below': '{{min}} 到小于 {{max}} 的数',
  'expected.range': '{{min}} 到 {{max}} 的数',
  'expected.atLeast': '不小于 {{min}} 的数',
  'expected.sequence': '时间 × 特征',

  // Settings of a recipe.
  'recipe.season': '季节周期',
  'recipe.length': '样本长度',
  'recipe.stride': '窗口步幅',
  'recipe.seed': '划分的随机种子',
  'recipe.trainShare': '训练比例',
  'recipe.validationShare': '验证比例',

  // Parts of the data, within a sentence.
  'part.inText.train': '训练',
  'part.inText.validation': '验证',
  'part.inText.test': '测试',

  // Ports.
  'port.in': '输入',
  'port.inputs': '输入',
  'port.out': '输出',
  'port.initialState': '初始状态',
  'port.state': '最后状态',
  'port.query': '查询',
  'port.value': '值',

  // What is wrong at a place of a project file; the sentence begins with the place.
  'json.boolean': '必须是 true 或 false',
  'json.number': '必须是数字',
  'json.notZero': '必须是非 0 的数字',
  'json.numberUpTo': '必须是不超过 {{most}} 的数字',
  'json.wholeUpTo': '必须是 0 到 {{most}} 的整数',
  'json.version': '必须是不小于 1 的整数',
  'json.textUpTo': '必须是不超过 {{most}} 个字符的文本',
  'json.numberOrText': '必须是数字或文本',
  'json.paramValue': '必须是数字、文本、true、false 或文本列表',
  'json.exactly': '必须是 {{value}}',
  'json.oneOf': '必须是其中之一：{{options}}',
  'json.listUpTo': '必须是最多 {{most}} 项的列表',
  'json.object': '必须是对象',
  'json.keysUpTo': '最多只能有 {{most}} 个键',
  'json.keyLength': '的键不能超过 {{most}} 个字符',
  'json.prototypeName': '不能使用原型的名称',
  'json.fileName': '必须是普通的文件名',
  'json.sha256': '必须是 64 个十六进制数字的 SHA-256',
  'json.outside': '当数据在项目之外时必须给出',
  'json.unknown': '是未知的',
  'json.missing': '缺失',
  'json.twice': '出现了两次',
  'json.noNode': '不是节点',
  'json.groupedTwice': '出现在两个组中',
  'json.noMember': '不是该组的成员',

  // What a zip file has that is not read.
  'zip.zip64': 'zip64',
  'zip.disks': '多个分卷',
  'zip.names': '非 UTF-8 的名称',
  'zip.encryption': '加密',
  'zip.descriptors': '数据描述符',
  'zip.flags': '未知的标志',
  'zip.compression': '非 deflate 的压缩方式',

  // Why weights do not fit.
  'weights.changed': '训练之后模型或其数据设置有了变化',
  'weights.count': '模型有 {{model}} 个权重，文件中有 {{file}} 个',
  'weights.bytes': '权重文件有 {{received}} 字节，与其权重所需不符',
  'weights.shape': '{{name}} 的形状为 {{shape}}，而文件中是形状为 {{received}} 的 {{other}}',
  'weights.missing': '没有权重 {{name}}',

  // Why a NumPy file cannot be read.
  'npy.start': '它的开头不是 NumPy 数组',
  'npy.version': '格式版本 {{version}} 未知',
  'npy.headerEnd': '文件在文件头内就结束了',
  'npy.headerLength': '其文件头声称有 {{length}} 字节',
  'npy.dictionary': '其文件头不是字典',
  'npy.header': '其文件头不是数组的文件头',
  'npy.headerKeys': '其文件头缺少类型、顺序或形状',
  'npy.shape': '其形状无效',
  'npy.size': '{{shape}} 的数组需要 {{expected}} 字节，但文件中有 {{received}} 字节',
  'npy.scalar': '单个数',
  'npy.records': '记录',

  // Why a safetensors file cannot be read.
  'safetensors.metadata': '其元数据含有文本以外的内容',
  'safetensors.bytes': '其张量需要 {{expected}} 字节，但文件头之后有 {{received}} 字节',
  'safetensors.short': '它比文件头的长度还短',
  'safetensors.headerLength': '其文件头将占 {{length}} 字节',
  'safetensors.headerEnd': '文件在文件头内就结束了',
  'safetensors.json': '其文件头不是 JSON 对象',
  'safetensors.syntax': '其文件头在第 {{position}} 个字符处有错误',
  'safetensors.encoding': '其文件头不是 UTF-8 文本',
  'safetensors.overlap': '与另一个张量重叠',
  'safetensors.gap': '之前留有空隙',
  'safetensors.entry': '没有以已知的类型、形状和两个偏移量描述',
  'safetensors.outside': '位于文件之外',
  'safetensors.size': '有 {{received}} 字节，但 {{dtype}} 类型的 {{shape}} 需要 {{expected}} 字节',

  // Why an ONNX file cannot be read.
  'onnx.bytes': '其字节不是模型的字节',
  'onnx.entries': '其条目多于任何模型所需',
  'onnx.parts': '其部分多于任何模型所需',
  'onnx.graph': '它没有图',
  'onnx.outputs': '其图没有输出',
  'onnx.operator': '其中一个算子没有名称',
  'onnx.rank': '其中一个张量的轴多于任何张量所需',
  'onnx.negativeSize': '其张量“{{tensor}}”的大小为负',
  'onnx.size': '其张量“{{tensor}}”有 {{received}} 字节，但其形状需要 {{expected}} 字节',
  'onnx.large': '其中一个张量大得不可能',
  'onnx.text': '其中一处文本不是文本',
  'onnx.number': '其中一个数不是数',
  'onnx.largeNumber': '其中一个数太大',

  // What became of a loss.
  'loss.infinite': '无穷大',

  // Between the items of a list.
  'list.separator': '、',
  'list.more': '……等另外 {{count}} 个',
  'list.clauses': '；',

  // What is said of something, behind its name.
  'text.labeled': '{{label}}：{{text}}',
  'text.aside': '{{text}}（{{aside}}）',
  'text.withUnit': '{{name}}（{{unit}}）',
};

import type { CANVAS as ENGLISH } from '../en/canvas';
import type { ChineseOf } from '../messages';

/** Texts of palette and canvas in Chinese. */
export const CANVAS: ChineseOf<typeof ENGLISH> = {
  'palette.label': '层',
  'palette.resize': '层面板宽度',
  'palette.search': '搜索节点',
  'palette.nothing': '没有这样的层。',
  'family.data': '数据',
  'family.recurrent': '循环层',
  'family.convolution': '卷积层',
  'family.core': '核心层',
  'family.regularise': '正则化',
  'family.shape': '形状与合并',

  'canvas.label': '模型',
  'canvas.tools': '模型视图',
  'canvas.miniMap': '模型概览',
  'canvas.empty': '从一个输入开始',
  'canvas.emptyHint': '从左侧把层拖到这里，或双击进行搜索。模型从输入通向目标。',

  'node.name': '节点名称',
  'node.unknown': '未知的层“{{type}}”',
  'node.noParameters': '无权重',
  'node.plain': '普通 tfjs',
  'node.plainHelp': '由普通 TensorFlow.js 计算，速度较慢：此引擎的内核没有这一层；融合内核有。',
  'node.stepTime': '它在一个训练步中的用时（前向与反向）',
  'node.shapeUnknown': '形状尚不可知。',
  'node.problems_other': '{{count}} 个问题',
  'node.moreProblems_other': '另有 {{count}} 个问题',
  'port.input': '{{node}} 的输入',
  'port.output': '{{node}} 的输出',
  'port.named': '{{node}}：{{port}}',

  'shape.time': '{{size}} 步',
  'shape.features_other': '{{count}} 个特征',
  'shape.codes': '编码',
  'shape.state': '{{count}} 个单元的状态',
  'shape.masked': '已屏蔽',

  'wire.label': '从 {{from}} 到 {{to}} 的连线',
  'wire.title': '连线',
  'wire.from': '起点',
  'wire.to': '终点',
  'wire.shape': '形状',
  'wire.noPort': '这个节点没有可供该连线使用的端口。',

  'add.after': '可接在 {{node}} 之后的层',
  'add.before': '可接在 {{node}} 之前的层',
  'add.nothingFits': '这里没有适合的层。',
  'connect.title': '将 {{node}} 连接到',
  'connect.nothing': '没有其他带输入端口的节点。',
};

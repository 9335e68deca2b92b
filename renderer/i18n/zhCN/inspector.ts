import type { INSPECTOR as ENGLISH } from '../en/inspector';
import type { ChineseOf } from '../messages';

/** Texts of the inspector in Chinese. */
export const INSPECTOR: ChineseOf<typeof ENGLISH> = {
  'inspector.label': '检查器',
  'inspector.resize': '检查器宽度',
  'inspector.model': '模型',
  'inspector.training': '训练',
  'inspector.data': '数据划分',
  'inspector.advanced': '高级',
  'inspector.computes': '计算公式',
  'inspector.input': '输入',
  'inspector.inputNumber': '输入 {{number}}',
  'inspector.output': '输出',
  'inspector.batch': '批次',
  'inspector.nodes': '节点',
  'inspector.parameters': '参数',
  'inspector.work': '每个序列的计算量',
  'inspector.unknown': '尚不可知',
  'inspector.several': '可以一起移动它们，或选择其中一个查看其设置。',
  'inspector.rows': '行数',
  'inspector.lookback': '回看步数',
  'inspector.horizon': '预测步数',
  'inspector.editData': '在“数据”面板中修改',
  'inspector.untrained': '尚未训练。',
  'inspector.imported': '已连同权重一起导入。',
  'inspector.trained': '已训练。第 {{epoch}} 轮的权重最好。',
  'inspector.stale': '训练之后模型或数据有了变化。请重新训练。',

  'part.train': '训练',
  'part.validation': '验证',
  'part.test': '测试',

  'field.noColumns': '还没有列',
  'field.allColumns': '全部',
};

/** Why an interrupted training cannot resume. */
export const CHECKPOINT_PROBLEMS = {
  'checkpoint.damaged': { message: '中断的训练的检查点已损坏或不完整。', hint: '请从头开始训练。' },
  'checkpoint.otherVersion': {
    message: '中断的训练的检查点是由另一版本的 Seqloom 保存的。',
    hint: '请用该版本继续，或从头开始训练。',
  },
  'checkpoint.model': {
    message: '中断的训练无法继续：模型或数据此后已有改动。',
    hint: '请撤销这些改动后继续，或从头开始训练。',
  },
  'checkpoint.settings': {
    message: '中断的训练无法继续：训练设置此后已有改动。',
    hint: '请恢复原来的设置后继续，或从头开始训练。',
  },
  'checkpoint.backend': {
    message: '中断的训练运行在计算后端 {{expected}} 上，无法在 {{received}} 上继续。',
    hint: '请在后端菜单中选择 {{expected}} 后继续，或从头开始训练。',
  },
};

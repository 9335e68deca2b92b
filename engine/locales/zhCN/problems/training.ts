/** What can be wrong with a training run. */
export const TRAINING_PROBLEMS = {
  'training.setting': `“{{label}}”必须是{{expected}}，但现在是 {{received}}。
    请输入{{expected}}。`,
  'training.diverged': `训练已停止：第 {{epoch}} 轮第 {{batch}} 批时损失变为 {{value}}。在此之前，梯度范数已达到 {{norm}}。
    请降低学习率（现为 {{rate}}），或将梯度范数裁剪到 1。已保留目前最好的权重。`,
  'training.nonFiniteData': `训练已停止：数据中含有非有限的数值（第 {{epoch}} 轮第 {{batch}} 批）。
    请检查数据中的极端值；对数收益率等变换可能会产生这种值。`,
  'training.backend': `计算后端 {{backend}} 在此无法启动：{{reason}}
    请在后端菜单中选择其他后端；“自动”会选用可用的后端。`,
  'training.wrongBackend': `{{layer}} 在 {{backend}} 上会被错误地训练。
    请在后端菜单中选择其他后端；“自动”会选用能正确计算的后端。`,
  'training.crashed': `训练已停止：计算后端 {{backend}} 意外结束（{{reason}}）。本次学到的内容已丢失。
    您的项目没有改变。请重新训练；较小的批大小或后端菜单中的其他后端占用内存更少。`,
  'project.otherData': `{{file}} 不是保存此项目时所用的数据（{{data}}）：内容不同。
    请选择内容相符的文件（文件名可以不同），或者用此文件新建项目。`,
  'training.crashedKept': `训练在第 {{epoch}} 轮停止：计算后端 {{backend}} 意外结束（{{reason}}）。
    不久前已保存检查点：可以从那里继续。如果再次发生，较小的批大小或其他后端占用内存更少。`,
  'training.abandonedKept': `训练在第 {{epoch}} 轮的一个批次中途被终止。
    不久前已保存检查点：可以从那里继续，或者放弃。`,
  'training.abandoned': `训练在一个批次中途被终止，因此本次学到的内容已丢失。
    若要保留目前最好的权重，请只按一次“停止”，并等待该批次结束。`,
};

/** What is wrong with a command line, or with the files that it names. */
export const COMMAND_PROBLEMS = {
  'command.unknown': { message: '没有命令“{{name}}”。', hint: '{{advice}}' },
  'command.unknownOption': { message: 'seqloom {{command}} 没有选项 {{option}}。', hint: '{{advice}}' },
  'command.switchValue': { message: '--{{option}} 不接受值，但给出了“{{value}}”。', hint: '请写作 --{{option}}。' },
  'command.valueMissing': { message: '--{{option}} 需要一个值。', hint: '请写作 --{{option}} {{placeholder}}。' },
  'command.wholeNumber': {
    message: '--{{option}} 必须是整数，但给出的是“{{value}}”。',
    hint: '请写作 --{{option}} 10。',
  },
  'command.subjectMissing': {
    message: 'seqloom {{command}} 需要{{subject}}。',
    hint: '用法：seqloom {{command}} {{shown}} [选项]',
  },
  'command.manySubjects': {
    message: 'seqloom {{command}} 只接受{{subject}}，但给出了 {{count}} 个。',
    hint: '用法：seqloom {{command}} {{shown}} [选项]',
  },
  'command.exportTo': { message: 'seqloom export 需要知道写出什么。', hint: '请添加 --to，可选：{{kinds}}。' },
  'command.exportKind': { message: 'Seqloom 不能导出为“{{name}}”。', hint: '{{advice}}' },
  'command.outMissing': { message: 'seqloom {{command}} 需要写出的位置。', hint: '请添加 --out {{placeholder}}。' },
  'command.tensorAndInput': { message: '--tensor 与 --input 不能同时使用。', hint: '请给出数据行或张量。' },
  'command.tensorTwice': {
    message: '输入 {{input}} 给出了两次。',
    hint: '请为每个输入各写一次 --tensor name=FILE.npy。',
  },
  'command.tensorsUnnamed': {
    message: '给出了多个没有名称的张量。',
    hint: '请为每个输入各写一次 --tensor name=FILE.npy。',
  },
  'command.browserBackend': {
    message: 'Node 中没有 {{name}}；应用程序中有。',
    hint: '此处请选择 fused、wasm 或 cpu。',
  },
  'command.unknownBackend': { message: '没有后端“{{name}}”。', hint: '{{advice}}' },
  'command.fusedFailed': { message: '融合内核在此无法启动。', hint: '请选择 --backend wasm 或 cpu；它们较慢。' },
  'command.wasmFailed': { message: 'wasm 后端在此无法启动。', hint: '请选择 --backend cpu；它较慢。' },
  'command.file': { message: '{{action}} {{path}}：{{reason}}。', hint: '请检查路径。' },
  'command.noProject': {
    message: '{{action}} {{path}}：{{reason}}。',
    hint: '请指定 .seqloom 文件，或包含 project.json 的文件夹。',
  },
  'command.noModel': { message: '{{path}} 中没有模型文件。', hint: '请指定包含 model.json 的文件夹，或模型文件。' },
  'command.manyFiles': { message: '文件超过 {{limit}} 个。', hint: '请指定较小的文件夹。' },
  'command.modelTooLarge': { message: '加上 {{path}}，文件超过 {{limit}} MB。', hint: '请指定较小的模型。' },
  'command.outIsFile': { message: '{{path}} 是文件，不是文件夹。', hint: '请为 --out 指定其他文件夹。' },
  'command.outNotEmpty': { message: '文件夹 {{path}} 不是空的。', hint: '请为 --out 指定新文件夹，或清空此文件夹。' },
  'command.outExists': { message: '{{path}} 已存在。', hint: '请为 --out 指定其他文件，或删除此文件。' },
  'command.noEastAsianFont': {
    message: '此系统没有已知的东亚字体；图片中缺少这些文字。',
    hint: '请安装一种，例如 Noto Sans CJK。',
  },
};

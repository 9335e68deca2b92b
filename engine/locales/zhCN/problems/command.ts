/** What is wrong with a command line. */
export const COMMAND_PROBLEMS = {
  'command.notOneOf': `--{{option}} 不能是“{{value}}”。
    请选择其中之一：{{values}}。`,
  'command.missingCode': `--missing “{{value}}” 没有写明列和数字。
    请写成 COLUMN=NUMBER，例如 NO2=-200。`,
  'command.unknown': `没有命令“{{name}}”。
    {{advice}}`,
  'command.unknownOption': `seqloom {{command}} 没有选项 {{option}}。
    {{advice}}`,
  'command.switchValue': `--{{option}} 不接受值，但给出了“{{value}}”。
    请写作 --{{option}}。`,
  'command.valueMissing': `--{{option}} 需要一个值。
    请写作 --{{option}} {{placeholder}}。`,
  'command.wholeNumber': `--{{option}} 必须是整数，但给出的是“{{value}}”。
    请写作 --{{option}} 10。`,
  'command.atLeast': `--{{option}} 至少为 {{atLeast}}，但给出的是 {{value}}。
    请写作 --{{option}} {{atLeast}}。`,
  'command.subjectMissing': `seqloom {{command}} 需要{{subject}}。
    用法：seqloom {{command}} {{shown}} [选项]`,
  'command.manySubjects': `seqloom {{command}} 只接受{{subject}}，但给出了 {{count}} 个。
    用法：seqloom {{command}} {{shown}} [选项]`,
  'command.exportTo': `seqloom export 需要知道写出什么。
    请添加 --to，可选：{{kinds}}。`,
  'command.exportKind': `Seqloom 不能导出为“{{name}}”。
    {{advice}}`,
  'command.outMissing': `seqloom {{command}} 需要写出的位置。
    请添加 --out {{placeholder}}。`,
  'command.tensorAndInput': `--tensor 与 --input 不能同时使用。
    请给出数据行或张量。`,
  'command.tensorTwice': `输入 {{input}} 给出了两次。
    请为每个输入各写一次 --tensor name=FILE.npy。`,
  'command.tensorsUnnamed': `给出了多个没有名称的张量。
    请为每个输入各写一次 --tensor name=FILE.npy。`,
  'command.browserBackend': `Node 中没有 {{name}}；应用程序中有。
    此处请选择 fused、wasm 或 cpu。`,
  'command.unknownBackend': `没有后端“{{name}}”。
    {{advice}}`,
  'command.fusedFailed': `融合内核在此无法启动。
    请选择 --backend wasm 或 cpu；它们较慢。`,
  'command.wasmFailed': `wasm 后端在此无法启动。
    请选择 --backend cpu；它较慢。`,
  'command.file': `{{action}} {{path}}：{{reason}}。
    请检查路径。`,
  'command.noProject': `{{action}} {{path}}：{{reason}}。
    请指定 .seqloom 文件，或包含 project.json 的文件夹。`,
  'command.noModel': `{{path}} 中没有模型文件。
    请指定包含 model.json 的文件夹，或模型文件。`,
  'command.manyFiles': `文件超过 {{limit}} 个。
    请指定较小的文件夹。`,
  'command.tooLarge': `{{path}} 太大：此处最多读取 {{limit}} MB。
    请指定较小的文件。如果模型由多个文件组成，则按总大小计算。`,
  'command.silentPipe': `{{path}} 没有输出任何内容：它是管道，但没有程序向其写入。
    请先启动写入的程序，或指定文件。`,
  'command.device': `{{path}} 是设备，可能永远读不完。
    请指定文件。`,
  'command.outIsFile': `{{path}} 是文件，不是文件夹。
    请为 --out 指定其他文件夹。`,
  'command.outIsFolder': `{{path}} 是文件夹，不是文件。
    请为 --out 指定一个文件。`,
  'command.outIsInput': `{{path}} 是此命令要读取的文件之一。
    请为 --out 指定其他文件；没有写入任何内容。`,
  'command.interrupted': `{{path}} 中有一个被中断的训练。
    请加上 --resume 继续训练，或删除该文件重新开始。`,
  'command.noCheckpoint': `没有被中断的训练：{{path}} 不存在。
    请去掉 --resume 开始训练。`,
  'command.otherData': `{{path}} 属于使用其他数据的训练。
    请恢复该数据，或删除此文件重新开始。`,
  'command.resumeWith': `--resume 使用训练开始时的设置，因此不能给出 --{{option}}。
    请去掉 --{{option}}。`,
  'command.outNotEmpty': `文件夹 {{path}} 不是空的。
    请为 --out 指定新文件夹，或清空此文件夹。`,
  'command.outExists': `{{path}} 已存在。
    请为 --out 指定其他文件，或删除此文件。`,
  'command.noEastAsianFont': `此系统没有已知的东亚字体；图片中缺少这些文字。
    请安装一种，例如 Noto Sans CJK。`,
};

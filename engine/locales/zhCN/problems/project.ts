/** What can be wrong with a project, its file and its checkpoint. */
export const PROJECT_PROBLEMS = {
  'project.notAProject': `{{file}} 不是 Seqloom 项目。
    请选择以 .seqloom 结尾的文件。若要从 CSV 开始，请使用“从数据文件开始”。`,
  'project.truncated': `{{file}} 已损坏或不完整：其内容列表与实际内容不符。
    请从来源处重新复制，或打开较早的副本。`,
  'project.damagedEntry': `{{file}} 已损坏或不完整：其中的 {{entry}} 与保存时不同。
    请从来源处重新复制，或打开较早的副本。`,
  'project.weightsSize': `{{file}} 已损坏或不完整：训练好的权重有 {{received}} 字节，但模型需要 {{needed}} 字节。
    请从来源处重新复制，或打开较早的副本。`,
  'project.dataSize': `{{file}} 已损坏或不完整：{{data}} 有 {{received}} 字节，但应为 {{expected}} 字节。
    请从来源处重新复制，或打开较早的副本。`,
  'project.newerVersion': `{{file}} 由更新版本的 Seqloom 保存（文件版本 {{received}}；当前最高支持 {{supported}}）。
    请更新 Seqloom，然后重新打开。`,
  'project.invalid': `{{file}} 不是有效的项目：{{path}} {{reason}}。
    请打开较早的副本；如果文件被手工修改过，请修正该处。`,
  'project.encoding': `{{file}} 中的 project.json 不是 UTF-8 文本（第 {{line}} 行）。
    请打开较早的副本；如果文件被手工修改过，请修正该处。`,
  'project.jsonSyntax': `{{file}} 中的 project.json 在第 {{line}} 行第 {{column}} 个字符处有错误。
    请打开较早的副本；如果文件被手工修改过，请修正该处。`,
  'project.jsonTooDeep': `{{file}} 中的 project.json 在第 {{line}} 行的嵌套超过 {{limit}} 层。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.jsonTooMany': `{{file}} 中的 project.json 包含超过 {{limit}} 个值。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.jsonTooManyKeys': `{{file}} 中的 project.json 在第 {{line}} 行有一个超过 {{limit}} 个键的对象。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.jsonTooLarge': `{{file}} 中的 project.json 超过 {{limit}} MB。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.tooLarge': `{{file}} 解压后超过 {{limit}} MB。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.bomb': `{{file}} 中的 {{entry}} 解压后是其大小的 {{ratio}} 倍。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.tooManyEntries': `{{file}} 含有 {{count}} 个文件；一个项目最多有 {{limit}} 个。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.entryName': `{{file}} 含有名为“{{entry}}”的文件，项目中不允许这样的名称。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.linkEntry': `{{file}} 中的“{{entry}}”不是普通文件，而是链接之类的内容。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.duplicateEntry': `{{file}} 含有两个名为“{{entry}}”的文件。
    它可能是恶意文件，因此没有打开。请确认其来源。`,
  'project.unknownEntry': `{{file}} 含有不属于该项目的“{{entry}}”。
    请将其从 zip 文件中移除，或打开较早的副本。`,
  'project.zipFeature': `{{file}} 是 zip 文件，但含有 Seqloom 不读取的内容：{{feature}}。
    请用 Seqloom 重新保存，或将其内容打包为普通的 zip 文件。`,
  'project.noData': `{{file}} 提到的数据文件 {{data}} 不存在。
    请把数据文件放回原处，或打开其他项目。`,
  'task.other': `这只适用于任务“{{needed}}”的项目，而该项目的任务是“{{task}}”。
    请打开该任务的项目。`,
  'project.dataOutside': `{{file}} 不包含数据：{{data}} 在项目之外。
    请把 {{data}} 放在项目旁边。`,
  'project.dataChanged': `{{data}} 不是制作 {{file}} 时的文件：其内容已改变。
    请选择原来的文件，或把它作为新数据使用。`,
  'project.dataTooLarge': `该项目将超过 {{limit}} MB，超出了可以打开的大小。
    请去掉不需要的行或列。`,
  'project.notTrained': `项目 {{file}} 还没有训练好的权重。
    请先训练：seqloom train PROJECT --out DIR。`,
  'project.notFitted': `{{file}} 已损坏：训练好的权重旁缺少列“{{column}}”的缩放方式。
    请打开较早的副本，或从原文件重新训练该项目。`,
  'predict.notFinite': `模型的 {{total}} 个输出中有 {{count}} 个不是数字。
    其权重已发散或损坏：请重新训练。`,
  'project.weightsStale': `训练好的权重与现在的模型不符：{{reason}}。
    请重新训练。`,

  // Why an interrupted training cannot resume.
  'checkpoint.damaged': `中断的训练的检查点已损坏或不完整。
    请从头开始训练。`,
  'checkpoint.otherVersion': `中断的训练的检查点是由另一版本的 Seqloom 保存的。
    请用该版本继续，或从头开始训练。`,
  'checkpoint.model': `中断的训练无法继续：模型或数据此后已有改动。
    请撤销这些改动后继续，或从头开始训练。`,
  'checkpoint.settings': `中断的训练无法继续：训练设置此后已有改动。
    请恢复原来的设置后继续，或从头开始训练。`,
  'checkpoint.backend': `中断的训练运行在计算后端 {{expected}} 上，无法在 {{received}} 上继续。
    请在后端菜单中选择 {{expected}} 后继续，或从头开始训练。`,

  // Failures of the host: the desktop, or the browser.
  'host.not-found': `“{{file}}”已不在原处。
    它可能已被移动、重命名或删除。请从新位置打开。`,
  'host.no-permission': `不允许访问“{{file}}”。
    请在询问时允许，检查该文件的读写权限，或选择其他位置。`,
  'host.read-only': `“{{file}}”所在的位置无法写入。
    请保存到其他位置。`,
  'host.disk-full': `磁盘空间不足，未写入“{{file}}”。
    请清理空间后重新保存，或选择其他磁盘。`,
  'host.too-large': `“{{file}}”超过 {{limit}}。
    请打开较小的文件。`,
  'host.model-too-large': `“{{file}}”太大：模型最多可占 {{limit}} MB。
    请在不含优化器状态的情况下保存模型，或使用更小的模型。`,
  'host.request-too-large': `内容超过 {{limit}}。
    请减少内容，或分几次保存。`,
  'host.no-model': `“{{file}}”中没有模型文件。
    请选择包含 model.json 的文件夹，或 Keras 模型文件。`,
  'host.not-a-project': `这不是项目。
    请放下 .seqloom 文件。`,
  'host.not-a-file': `“{{file}}”是文件夹或设备，不是文件。
    请选择一个文件。`,
  'host.unknown-file': `该文件不是在本次会话中打开的。
    请重新打开它，或以新名称保存。`,
  'host.unknown-recent': `该项目已不在列表中。
    请从文件打开它。`,
  'host.in-use': `“{{file}}”正被其他程序使用。
    请在该程序中关闭它，然后重试。`,
  'host.refused': `操作被拒绝。
    请从菜单中重试。`,
  'host.bad-request': `桌面程序无法理解请求 {{call}}（{{where}}）。
    这是 Seqloom 的缺陷。请重新启动后再试。`,
  'host.failed': `无法读取或写入“{{file}}”（{{reason}}）。
    请重试，或选择其他位置。`,
  'host.storage-full': `此页面的浏览器存储空间已满。
    请清理磁盘空间，或清空最近的项目列表。`,
  'host.storage-unavailable': `浏览器存储不可用。
    请退出无痕浏览，或允许此页面存储数据。`,
  'host.recovery-in-use': `已恢复的工作“{{file}}”已在另一个标签页中打开。
    请在那里继续，或先关闭那个标签页。`,
  'host.recovery-incomplete': `无法恢复工作“{{file}}”：它已在别处保存或放弃，或其部分内容已丢失。
    请放弃它。`,
};

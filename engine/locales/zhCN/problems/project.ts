const EARLIER_COPY = '请从来源处重新复制，或打开较早的副本。';
const CORRECT_IT = '请打开较早的副本；如果文件被手工修改过，请修正该处。';
const FROM_WHERE = '它可能是恶意文件，因此没有打开。请确认其来源。';

/** What can be wrong with a project file. */
export const PROJECT_PROBLEMS = {
  'project.notAProject': {
    message: '{{file}} 不是 Seqloom 项目。',
    hint: '请选择以 .seqloom 结尾的文件。若要从 CSV 开始，请使用“从数据文件开始”。',
  },
  'project.truncated': { message: '{{file}} 已损坏或不完整：其内容列表与实际内容不符。', hint: EARLIER_COPY },
  'project.damagedEntry': { message: '{{file}} 已损坏或不完整：其中的 {{entry}} 与保存时不同。', hint: EARLIER_COPY },
  'project.weightsSize': {
    message: '{{file}} 已损坏或不完整：训练好的权重有 {{received}} 字节，但模型需要 {{needed}} 字节。',
    hint: EARLIER_COPY,
  },
  'project.dataSize': {
    message: '{{file}} 已损坏或不完整：{{data}} 有 {{received}} 字节，但应为 {{expected}} 字节。',
    hint: EARLIER_COPY,
  },
  'project.newerVersion': {
    message: '{{file}} 由更新版本的 Seqloom 保存（文件版本 {{received}}；当前最高支持 {{supported}}）。',
    hint: '请更新 Seqloom，然后重新打开。',
  },
  'project.invalid': { message: '{{file}} 不是有效的项目：{{path}} {{reason}}。', hint: CORRECT_IT },
  'project.encoding': { message: '{{file}} 中的 project.json 不是 UTF-8 文本（第 {{line}} 行）。', hint: CORRECT_IT },
  'project.jsonSyntax': {
    message: '{{file}} 中的 project.json 在第 {{line}} 行第 {{column}} 个字符处有错误。',
    hint: CORRECT_IT,
  },
  'project.jsonTooDeep': {
    message: '{{file}} 中的 project.json 在第 {{line}} 行的嵌套超过 {{limit}} 层。',
    hint: FROM_WHERE,
  },
  'project.jsonTooMany': { message: '{{file}} 中的 project.json 包含超过 {{limit}} 个值。', hint: FROM_WHERE },
  'project.jsonTooManyKeys': {
    message: '{{file}} 中的 project.json 在第 {{line}} 行有一个超过 {{limit}} 个键的对象。',
    hint: FROM_WHERE,
  },
  'project.jsonTooLarge': { message: '{{file}} 中的 project.json 超过 {{limit}} MB。', hint: FROM_WHERE },
  'project.tooLarge': { message: '{{file}} 解压后超过 {{limit}} MB。', hint: FROM_WHERE },
  'project.bomb': { message: '{{file}} 中的 {{entry}} 解压后是其大小的 {{ratio}} 倍。', hint: FROM_WHERE },
  'project.tooManyEntries': {
    message: '{{file}} 含有 {{count}} 个文件；一个项目最多有 {{limit}} 个。',
    hint: FROM_WHERE,
  },
  'project.entryName': { message: '{{file}} 含有名为“{{entry}}”的文件，项目中不允许这样的名称。', hint: FROM_WHERE },
  'project.linkEntry': { message: '{{file}} 中的“{{entry}}”不是普通文件，而是链接之类的内容。', hint: FROM_WHERE },
  'project.duplicateEntry': { message: '{{file}} 含有两个名为“{{entry}}”的文件。', hint: FROM_WHERE },
  'project.unknownEntry': {
    message: '{{file}} 含有不属于该项目的“{{entry}}”。',
    hint: '请将其从 zip 文件中移除，或打开较早的副本。',
  },
  'project.zipFeature': {
    message: '{{file}} 是 zip 文件，但含有 Seqloom 不读取的内容：{{feature}}。',
    hint: '请用 Seqloom 重新保存，或将其内容打包为普通的 zip 文件。',
  },
  'project.noData': {
    message: '{{file}} 提到的数据文件 {{data}} 不存在。',
    hint: '请把数据文件放回原处，或打开其他项目。',
  },
  'task.other': {
    message: '这只适用于任务“{{needed}}”的项目，而该项目的任务是“{{task}}”。',
    hint: '请打开该任务的项目。',
  },
  'project.dataOutside': {
    message: '{{file}} 不包含数据：{{data}} 在项目之外。',
    hint: '请把 {{data}} 放在项目旁边。',
  },
  'project.dataChanged': {
    message: '{{data}} 不是制作 {{file}} 时的文件：其内容已改变。',
    hint: '请选择原来的文件，或把它作为新数据使用。',
  },
  'project.dataTooLarge': {
    message: '该项目将超过 {{limit}} MB，超出了可以打开的大小。',
    hint: '请去掉不需要的行或列。',
  },
  'project.notTrained': {
    message: '项目 {{file}} 还没有训练好的权重。',
    hint: '请先训练：seqloom train PROJECT --out DIR。',
  },
  'project.weightsStale': { message: '训练好的权重与现在的模型不符：{{reason}}。', hint: '请重新训练。' },
};

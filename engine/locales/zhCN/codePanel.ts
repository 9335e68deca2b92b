/** The Code panel in Chinese. */
export const CODE_PANEL = {
  'panel.code.language': '代码语言',
  'panel.code.files': '导出的文件',
  'panel.code.live': '随画布更新',
  'panel.code.copy': '复制',
  'panel.code.copied': '已复制。',
  'panel.code.notCopied': '浏览器不允许复制。',
  'panel.code.notCopiedHint': '请选中文本，用键盘复制。',
  'panel.code.selectNode': '选择 {{node}}（第 {{line}} 行）',
  'panel.code.incomplete': '解决 {{count}} 个问题后会显示其余文件。',
  'panel.code.makeFiles': '显示所有文件',
  'panel.code.hiddenLines': '导出文件中另有 {{text}} 行',
  'panel.code.binary': '二进制数据，{{bytes}} 字节',
};

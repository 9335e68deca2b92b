/** Texts of the Code panel, and of the badge that says whether an export forecasts what the app does. */
export const EXPORTS = {
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

  'verify.running': '正在测试集上运行导出的程序',
  'verify.cancel': '取消',
  'verify.same': '已验证：最大差异 {{largest}}',
  'verify.different': '结果不一致：最大差异 {{largest}}',
  'verify.sameHint':
    '应用在测试集上运行了导出的程序，并将 {{count}} 个数值与自身的结果比较。最大相对差异为 {{largest}}，低于 {{limit}}。',
  'verify.differentHint':
    '应用在测试集上运行了导出的程序，并将 {{count}} 个数值与自身的结果比较。最大相对差异为 {{largest}}，而舍入误差应低于 {{limit}}。',
  'verify.where': '{{column}}，{{row}}，第 {{position}} 位：此处为 {{app}}，导出程序为 {{exported}}',
  'verify.allEqual': '所有数值完全相等。',
  'verify.otherForm': '导出程序预测的列不同，或数值个数不同。',
  'verify.failed.silent': '未能验证：导出的程序一分钟没有响应。',
  'verify.failed.crashed': '未能验证：导出的程序运行失败。',
  'verify.failed.refused': '未能验证：无法在此运行导出的程序。',
};

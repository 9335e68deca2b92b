/** The badge of a verified export in Chinese. */
export const VERIFY = {
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

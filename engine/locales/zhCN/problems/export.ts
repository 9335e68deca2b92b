/** What an export may lack besides a complete model. */
export const EXPORT_PROBLEMS = {
  'export.needsData': {
    message: '{{project}} 还没有数据，而它的代码要读取、准备数据并用数据训练。',
    hint: '请先打开一个数据文件。模型文件、图片和模型卡片不需要数据。',
  },
  'export.noPrograms': {
    message: '任务“{{task}}”没有可导出的程序。',
    hint: '可以导出模型文件、图片和模型卡片。',
  },
  'export.timesAsNames': {
    message: '列 {{column}} 保存的是时间，却被用作名称，导出的程序无法这样读取。',
    hint: '请为记录或标签选择其他列，或把其中的值写成文本。',
  },
  'export.layerNotSupported': {
    message: '{{node}}：{{language}} 不支持 {{layer}} 层。',
    hint: '请选择其他导出方式，或换用别的层。',
  },
};

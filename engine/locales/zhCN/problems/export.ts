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
  'export.layerNotSupported': {
    message: '{{node}}：{{language}} 不支持 {{layer}} 层。',
    hint: '请选择其他导出方式，或换用别的层。',
  },
};

/** Why a training worker ended, in Chinese. */
export const TRAINER = {
  'trainer.end.out-of-memory': '内存不足',
  'trainer.end.killed': '系统终止了它的进程，内存紧张时会这样',
  'trainer.end.crashed': '它的进程崩溃了，多半是因为内存不足',
  'trainer.end.graphics-card': '显卡已丢失',
  'trainer.end.not-loaded': '其工作线程无法加载',
  'trainer.end.unreadable': '有一条消息无法读取',
  'trainer.end.not-started': '它的进程没有启动',
};

/** Texts of the desktop app: its menus, closing its window, why a training worker ended (within brackets), updates. */
export const DESKTOP = {
  'menu.recent': '打开最近的项目',
  'menu.recentEmpty': '没有最近的项目',
  'menu.recentClear': '清空列表',
  'menu.updates': '检查更新',

  'close.training': '要结束“{{name}}”的训练吗？',
  'close.trainingDetail': '训练正在进行。保存会结束训练，并保留目前最好的权重。',
  'close.stuck': '窗口没有响应，现在无法保存。下次启动时可以恢复此前的更改。',

  'trained.failed': '训练已停止：{{problem}}',

  'updates.available': 'Seqloom {version} 已发布',
  'updates.availableDetail': '将在后台下载。重新启动之前不会安装任何内容。',
  'updates.download': '下载',
  'updates.ready': 'Seqloom {version} 已就绪',
  'updates.readyDetail': '下次重新启动时安装。丢失未保存的更改之前会先询问。',
  'updates.restart': '立即重启',
  'updates.later': '稍后',

  'trainer.end.out-of-memory': '内存不足',
  'trainer.end.killed': '系统终止了它的进程，内存紧张时会这样',
  'trainer.end.crashed': '它的进程崩溃了，多半是因为内存不足',
  'trainer.end.graphics-card': '显卡已丢失',
  'trainer.end.not-loaded': '其工作线程无法加载',
  'trainer.end.unreadable': '有一条消息无法读取',
  'trainer.end.not-started': '它的进程没有启动',
};

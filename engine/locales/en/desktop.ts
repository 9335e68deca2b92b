/** Texts of the desktop app: its menus, closing its window, why a training worker ended (within brackets), updates. */
export const DESKTOP = {
  'menu.recent': 'Open recent',
  'menu.recentEmpty': 'No recent projects',
  'menu.recentClear': 'Clear the list',
  'menu.updates': 'Check for updates',

  'close.training': 'End the training of “{{name}}”?',
  'close.trainingDetail': 'Training is running. Save ends it and keeps the best weights so far.',
  'close.stuck':
    'The window is not responding, so nothing can be saved now. The next start offers the changes made until then.',

  'trained.failed': 'The training has stopped: {{problem}}',

  'updates.available': 'Seqloom {version} is available',
  'updates.availableDetail': 'It will be downloaded in the background. Nothing is installed until you restart.',
  'updates.download': 'Download',
  'updates.ready': 'Seqloom {version} is ready',
  'updates.readyDetail': 'It will be installed at the next restart. You will be asked before unsaved changes are lost.',
  'updates.restart': 'Restart now',
  'updates.later': 'Later',

  'trainer.end.out-of-memory': 'it ran out of memory',
  'trainer.end.killed': 'the system ended its process, as it does when memory is short',
  'trainer.end.crashed': 'its process crashed, most often for lack of memory',
  'trainer.end.graphics-card': 'the graphics card was lost',
  'trainer.end.not-loaded': 'its worker could not be loaded',
  'trainer.end.unreadable': 'a message could not be read',
  'trainer.end.not-started': 'its process did not start',
} as const;

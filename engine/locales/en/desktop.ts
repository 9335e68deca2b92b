/** Texts of the desktop app: its menus, closing its window, the end of a training, updates. */
export const DESKTOP = {
  'menu.recent': 'Open recent',
  'menu.recentEmpty': 'No recent projects',
  'menu.recentClear': 'Clear the list',
  'menu.updates': 'Look for updates',

  'close.training': 'End the training of “{{name}}”?',
  'close.trainingDetail': 'A training is running. Save ends it and keeps the best weights so far.',
  'close.stuck':
    'The window does not answer, so nothing can be saved now. The next start offers the changes made until then.',

  'trained.failed': 'The training has stopped: {{problem}}',

  'updates.available': 'Seqloom {version} is there',
  'updates.availableDetail': 'It is downloaded in the background. Nothing is installed before you restart.',
  'updates.download': 'Download',
  'updates.ready': 'Seqloom {version} is ready',
  'updates.readyDetail': 'It is installed with the next restart. You are asked before unsaved changes are lost.',
  'updates.restart': 'Restart now',
  'updates.later': 'Later',
} as const;

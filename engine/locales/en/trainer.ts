/** Why a training worker ended, as words that stand in brackets in a sentence about it. */
export const TRAINER = {
  'trainer.end.out-of-memory': 'it ran out of memory',
  'trainer.end.killed': 'the system ended its process, as it does when memory is short',
  'trainer.end.crashed': 'its process crashed, most often for lack of memory',
  'trainer.end.graphics-card': 'the graphics card was lost',
  'trainer.end.not-loaded': 'its worker could not be loaded',
  'trainer.end.unreadable': 'a message could not be read',
  'trainer.end.not-started': 'its process did not start',
} as const;

import type { TRAINER as ENGLISH } from '../en/trainer';
import type { ChineseOf } from '../messages';

/** Why a training worker ended, in Chinese. */
export const TRAINER: ChineseOf<typeof ENGLISH> = {
  'trainer.end.out-of-memory': '内存不足',
  'trainer.end.killed': '系统终止了它的进程，内存紧张时会这样',
  'trainer.end.crashed': '它的进程崩溃了，多半是因为内存不足',
  'trainer.end.graphics-card': '显卡已丢失',
  'trainer.end.not-started': '它的进程没有启动',
};

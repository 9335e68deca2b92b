import type { Command } from '../../commands/command';
import { EDIT_COMMANDS } from './editCommands';
import { FILE_COMMANDS } from './fileCommands';
import { TRAIN_COMMANDS } from './trainCommands';
import { VIEW_COMMANDS } from './viewCommands';

/** Every command there is, in menu order. */
export const COMMANDS: readonly Command[] = [...FILE_COMMANDS, ...EDIT_COMMANDS, ...TRAIN_COMMANDS, ...VIEW_COMMANDS];

import { showFailure } from '../i18n/showFailure';
import type { Command } from './command';
import { EDIT_COMMANDS } from '../workbench/commands/editCommands';
import { FILE_COMMANDS } from '../workbench/commands/fileCommands';
import { TRAIN_COMMANDS } from '../workbench/commands/trainCommands';
import { VIEW_COMMANDS } from '../workbench/commands/viewCommands';

/** Every command there is, in menu order. */
export const COMMANDS: readonly Command[] = [...FILE_COMMANDS, ...EDIT_COMMANDS, ...TRAIN_COMMANDS, ...VIEW_COMMANDS];

const BY_ID: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.id, command]));

/** The command of this id. Ids stand in code only, so an unknown one is a bug. */
export function commandById(id: string): Command {
  const command = BY_ID.get(id);
  if (!command) throw new Error(`no command ${id}`);
  return command;
}

/** Runs a command if it is enabled. What goes wrong is shown to the user; returns whether it was run. */
export function runCommand(id: string): boolean {
  const command = BY_ID.get(id);
  if (!command?.enabled()) return false;
  try {
    void Promise.resolve(command.run()).catch(showFailure);
  } catch (error) {
    showFailure(error);
  }
  return true;
}

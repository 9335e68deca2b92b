import { showFailure } from '../i18n/showFailure';
import { type Command, isEnabled } from './command';

let byId: ReadonlyMap<string, Command> = new Map();

/** Makes these the commands of the app, once, before anything is drawn: who shows a command needs only its id. */
export function registerCommands(commands: readonly Command[]): void {
  byId = new Map(commands.map((command) => [command.id, command]));
}

/** The command of this id. Ids stand in code only, so an unknown one is a bug. */
export function commandById(id: string): Command {
  const command = byId.get(id);
  if (!command) throw new Error(`no command ${id}`);
  return command;
}

/** Runs a command if it is enabled. What goes wrong is shown to the user; returns whether it was run. */
export function runCommand(id: string): boolean {
  const command = byId.get(id);
  if (!command || !isEnabled(command)) return false;
  try {
    void Promise.resolve(command.run()).catch(showFailure);
  } catch (error) {
    showFailure(error);
  }
  return true;
}

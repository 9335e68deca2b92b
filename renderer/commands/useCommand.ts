import { useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/texts';
import { useCheckpoint } from '../state/checkpointStore';
import { useDocument } from '../state/documentStore';
import { useSelection } from '../state/selectionStore';
import { useSettings } from '../state/settingsStore';
import { useTraining } from '../state/trainingStore';
import { useView } from '../state/viewStore';
import { isEnabled } from './command';
import { commandById, runCommand } from './registry';
import { formatShortcut, toAriaShortcut } from './shortcut';

/** Hears of everything that can enable or disable a command. */
export function subscribeToCommands(listener: () => void): () => void {
  const ends = [useCheckpoint, useDocument, useSelection, useSettings, useTraining, useView].map((store) =>
    store.subscribe(listener),
  );
  return () => {
    for (const end of ends) end();
  };
}

/** A command as a button or menu item shows it, up to date. */
export function useCommand(id: string) {
  const command = commandById(id);
  const { t } = useTexts();
  const enabled = useSyncExternalStore(subscribeToCommands, () => isEnabled(command));
  const checked = useSyncExternalStore(subscribeToCommands, () => command.checked?.() ?? false);
  const [shown] = command.shortcuts ?? [];
  return {
    label: t(command.label),
    enabled,
    checked,
    /** As the platform writes it, or null. */
    shortcut: shown === undefined ? null : formatShortcut(shown),
    ariaShortcut: shown === undefined ? undefined : toAriaShortcut(shown),
    run: () => void runCommand(id),
  };
}

import { Modal, TextInput } from '@mantine/core';
import styles from '../../ui/Dialogs.module.css';
import { useListChoice } from '../../ui/useListChoice';
import { COMMANDS } from '../commands/appCommands';
import { useTexts } from '../../i18n/texts';
import { closeDialog } from '../../state/viewStore';
import { type Command, groupOf, isEnabled } from '../../commands/command';
import { runCommand } from '../../commands/registry';
import { formatShortcut } from '../../commands/shortcut';

const LIST_ID = 'command-palette-list';

/** Finds and runs any command by its name. */
export function CommandPalette() {
  const { t } = useTexts();
  const search = (query: string): readonly Command[] => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return COMMANDS.filter((command) => {
      if (command.id === 'help.commands' || !isEnabled(command)) return false;
      const label = `${t(`menu.${groupOf(command)}`)} ${t(command.label)}`.toLowerCase();
      return words.every((word) => label.includes(word));
    });
  };
  const { found, field, list, option } = useListChoice(LIST_ID, search, (command) => {
    closeDialog();
    runCommand(command.id);
  });
  return (
    <Modal
      opened
      size={520}
      yOffset="12vh"
      withCloseButton={false}
      onClose={closeDialog}
      returnFocus={false}
      attributes={{ content: { 'data-testid': 'command-palette' } }}
    >
      <TextInput
        // At once, not when the dialog has settled: who knows the command's name is typing already.
        autoFocus
        data-autofocus
        placeholder={t('commandPalette.placeholder')}
        aria-label={t('commandPalette.placeholder')}
        {...field}
      />
      <ul className={styles.choices} aria-label={t('command.commandPalette')} {...list}>
        {found.map((command, i) => (
          <li key={command.id} className={styles.choice} {...option(command, i)}>
            <span className={`${styles.reason} ${styles.group}`}>{t(`menu.${groupOf(command)}`)}</span>
            <span>{t(command.label)}</span>
            {command.shortcuts?.[0] !== undefined && <kbd>{formatShortcut(command.shortcuts[0])}</kbd>}
          </li>
        ))}
        {found.length === 0 && <li className={styles.reason}>{t('commandPalette.nothing')}</li>}
      </ul>
    </Modal>
  );
}

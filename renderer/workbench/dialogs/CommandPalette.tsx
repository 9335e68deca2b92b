import { Modal, TextInput } from '@mantine/core';
import { type KeyboardEvent, useMemo, useState } from 'react';
import styles from '../../ui/Dialogs.module.css';
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
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return COMMANDS.filter((command) => {
      if (command.id === 'help.commands' || !isEnabled(command)) return false;
      const label = `${t(`menu.${groupOf(command)}`)} ${t(command.label)}`.toLowerCase();
      return words.every((word) => label.includes(word));
    });
  }, [query, t]);
  const choose = (command: Command | undefined): void => {
    if (!command) return;
    closeDialog();
    runCommand(command.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      const next = (at + step + found.length) % found.length;
      setAt(next);
      document.getElementById(`command-choice-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[at]);
    }
  };
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
        role="combobox"
        aria-expanded="true"
        aria-controls={LIST_ID}
        aria-activedescendant={found[at] ? `command-choice-${at}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className={styles.choices} role="listbox" id={LIST_ID} aria-label={t('command.commandPalette')}>
        {found.map((command, i) => (
          <li
            key={command.id}
            id={`command-choice-${i}`}
            role="option"
            className={styles.choice}
            aria-selected={i === at}
            onPointerMove={() => setAt(i)}
            onClick={() => choose(command)}
          >
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

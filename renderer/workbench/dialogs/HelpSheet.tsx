import type { TextKey } from '#engine';
import { type CommandGroup, groupOf } from '../../commands/command';
import { formatShortcut } from '../../commands/shortcut';
import { useTexts } from '../../i18n/texts';
import { closeDialog } from '../../state/viewStore';
import { Dialog } from '../../ui/Dialog';
import styles from '../../ui/Dialogs.module.css';
import { COMMANDS } from '../commands/appCommands';

const GROUPS: readonly CommandGroup[] = ['file', 'edit', 'model', 'view', 'help'];

const GESTURES: readonly TextKey[] = [
  'help.gestureDrag',
  'help.gestureDoubleClick',
  'help.gestureWire',
  'help.gestureInsert',
  'help.gestureArrows',
  'help.gestureSelect',
];

/** All shortcuts, and what the mouse can do. */
export function HelpSheet() {
  const { t } = useTexts();
  return (
    <Dialog
      title={t('help.title')}
      widthPx={760}
      closeLabel={t('dialog.close')}
      testId="help-sheet"
      onClose={closeDialog}
    >
      <div className={styles.help}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`menu.${group}`)}</h3>
            <dl>
              {COMMANDS.filter((command) => groupOf(command) === group && command.shortcuts?.length).map((command) => (
                <div key={command.id}>
                  <dt>{t(command.label)}</dt>
                  <dd>
                    {command.shortcuts?.map((shortcut) => (
                      <kbd key={shortcut}>{formatShortcut(shortcut)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('help.gestures')}</h3>
          <ul>
            {GESTURES.map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}

import { Menu } from '@mantine/core';
import { useTexts } from '../i18n/texts';
import { CommandMenuItem } from '../commands/CommandMenuItem';
import styles from './frame/Header.module.css';
import { ChevronDownIcon, SeqloomMark } from '../ui/icons';

/** The product's mark, which opens the menu of everything that has no button. */
export function MainMenu() {
  const { t } = useTexts();
  return (
    <Menu position="bottom-start" width={260} shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className={styles.mark} aria-label={t('header.menu')} data-testid="main-menu">
          <SeqloomMark />
          Seqloom
          <ChevronDownIcon sizePx={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('menu.file')}</Menu.Label>
        <CommandMenuItem id="file.new" />
        <CommandMenuItem id="file.gallery" />
        <CommandMenuItem id="file.open" />
        <CommandMenuItem id="file.openData" />
        <CommandMenuItem id="file.importModel" />
        <CommandMenuItem id="file.importFolder" />
        <CommandMenuItem id="file.save" />
        <CommandMenuItem id="file.saveAs" />
        <Menu.Divider />
        <Menu.Label>{t('menu.view')}</Menu.Label>
        <CommandMenuItem id="view.palette" />
        <CommandMenuItem id="view.inspector" />
        <CommandMenuItem id="view.dock" />
        <CommandMenuItem id="view.theme.system" />
        <CommandMenuItem id="view.theme.light" />
        <CommandMenuItem id="view.theme.dark" />
        <Menu.Divider />
        <CommandMenuItem id="help.commands" />
        <CommandMenuItem id="help.shortcuts" />
      </Menu.Dropdown>
    </Menu>
  );
}

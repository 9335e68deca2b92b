import { Menu } from '@mantine/core';
import { Fragment, Suspense } from 'react';
import { EXPORT_GROUPS, EXPORTS } from '#engine';
import { useTexts } from '../i18n/texts';
import { CommandIconButton } from '../commands/CommandIconButton';
import { CommandMenuItem } from '../commands/CommandMenuItem';
import { Button } from '../ui/Button';
import { DocumentTitle } from './DocumentTitle';
import { ComputeChip } from './compute/lazyComputeChip';
import styles from './frame/Header.module.css';
import { ChevronDownIcon, RedoIcon, UndoIcon } from '../ui/icons';
import { MainMenu } from './MainMenu';
import { TrainButtons } from './TrainButtons';

/** The studio's top bar. */
export function Header() {
  const { t } = useTexts();
  return (
    <header className={styles.header}>
      <MainMenu />
      <DocumentTitle />
      <div className={styles.icons}>
        <CommandIconButton id="edit.undo" icon={<UndoIcon />} />
        <CommandIconButton id="edit.redo" icon={<RedoIcon />} />
      </div>
      <div className={styles.spacer} />
      <Suspense fallback={null}>
        <ComputeChip />
      </Suspense>
      <Menu position="bottom-end" width={240} shadow="md" withinPortal>
        <Menu.Target>
          <Button data-testid="export-menu">
            {t('header.export')}
            <ChevronDownIcon sizePx={12} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {EXPORT_GROUPS.map((group, i) => (
            <Fragment key={group}>
              {i > 0 && <Menu.Divider />}
              <Menu.Label>{t(`export.${group}`)}</Menu.Label>
              {EXPORTS.filter((one) => one.group === group).map(({ id }) => (
                <CommandMenuItem key={id} id={`file.export.${id}`} />
              ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      <TrainButtons />
    </header>
  );
}

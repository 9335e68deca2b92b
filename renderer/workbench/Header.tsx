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
import { ChevronDownIcon, RedoIcon, SeqloomMark, UndoIcon } from '../ui/icons';
import { CommandButton } from '../commands/CommandButton';
import { useTraining } from '../state/trainingStore';

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

/** Train; while a training runs, Pause or Resume, and Stop with the epoch count. */
function TrainButtons() {
  const status = useTraining((state) => state.status);
  const epoch = useTraining((state) => state.batch?.epoch ?? Math.max(1, state.records.length));
  const epochs = useTraining((state) => state.plan?.epochs ?? null);
  const { t } = useTexts();
  if (status === 'idle') return <CommandButton id="model.train" look="primary" data-testid="train-button" />;
  return (
    <>
      <CommandButton id={status === 'paused' ? 'model.resume' : 'model.pause'} data-testid="pause-button" />
      <CommandButton id="model.stop" look="primary" data-testid="stop-button">
        {status === 'stopping' ? t('header.stopping') : t('command.stop')}
        {epochs !== null && (
          <span className={styles.count} aria-label={t('header.epochOf', { epoch, epochs })}>
            {'\u2002·\u2002'}
            {epoch} / {epochs}
          </span>
        )}
      </CommandButton>
    </>
  );
}

/** The product's mark, which opens the menu of everything that has no button. */
function MainMenu() {
  const { t } = useTexts();
  return (
    <Menu position="bottom-start" width={260} shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className={styles.mark} aria-label={t('header.menu')} data-testid="main-menu">
          <SeqloomMark />
          <span className={styles.product}>Seqloom</span>
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
        <CommandMenuItem id="view.maximizeDock" />
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

import { CommandIconButton } from '../commands/CommandIconButton';
import { FitIcon, MinusIcon, PlusIcon, TidyIcon } from '../ui/icons';
import { useTexts } from '../i18n/texts';
import styles from './Canvas.module.css';

/** Zoom, fit and tidy, at the canvas's corner. */
export function CanvasTools() {
  const { t } = useTexts();
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('canvas.tools')}>
      <CommandIconButton id="view.zoomIn">
        <PlusIcon />
      </CommandIconButton>
      <CommandIconButton id="view.zoomOut">
        <MinusIcon />
      </CommandIconButton>
      <CommandIconButton id="view.fit">
        <FitIcon />
      </CommandIconButton>
      <CommandIconButton id="edit.tidy">
        <TidyIcon />
      </CommandIconButton>
    </div>
  );
}

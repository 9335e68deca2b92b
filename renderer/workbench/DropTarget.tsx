import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTexts } from '../i18n/texts';
import { useView } from '../state/viewStore';
import styles from './DropTarget.module.css';
import { openDropped } from './openDropped';
import { showFailure } from '../i18n/showFailure';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Takes projects, data files and models from elsewhere that are dropped anywhere onto the window. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  // Every element that the pointer crosses tells of entering and leaving; the balance says whether it is in the window.
  const depth = useRef(0);
  const inStudio = useView((state) => state.screen === 'studio');
  const { t } = useTexts();
  const onDrop = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    void openDropped(event.dataTransfer).catch(showFailure);
  };
  return (
    <div
      className={styles.target}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        depth.current++;
        setOver(true);
      }}
      onDragOver={(event) => {
        // Without this the browser would leave the app and show the file.
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDragLeave={(event) => {
        if (carriesFiles(event) && --depth.current <= 0) setOver(false);
      }}
      onDrop={onDrop}
    >
      {children}
      {over && (
        <div className={styles.veil}>
          <p>{t(inStudio ? 'drop.studio' : 'drop.gallery')}</p>
        </div>
      )}
    </div>
  );
}

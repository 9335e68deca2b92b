import { useMemo } from 'react';
import { type Encoding, type SetAside, textLines } from '#engine';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { Dialog } from '../../ui/Dialog';
import styles from './SourcePane.module.css';

interface SetAsideLinesProps {
  readonly setAside: SetAside;
  readonly encoding: Encoding;
  readonly onClose: () => void;
}

/** The lines of the file that were set aside for one reason, as they stand in it. */
export function SetAsideLines({ setAside: { reason, count, lines }, encoding, onClose }: SetAsideLinesProps) {
  const { t, amount } = useTexts();
  const bytes = useDocument((state) => state.dataBytes);
  const texts = useMemo(() => (bytes ? textLines(bytes, encoding, lines) : []), [bytes, encoding, lines]);
  return (
    <Dialog
      title={t('panel.data.linesAside', { reason: { code: `setAside.${reason}` } })}
      widthPx={720}
      closeLabel={t('dialog.close')}
      testId="aside-lines"
      onClose={onClose}
    >
      <ol className={styles.lines}>
        {lines.map((line, i) => (
          <li key={line} value={line}>
            <code>{texts[i]}</code>
          </li>
        ))}
      </ol>
      {count > lines.length && <p>{amount('panel.data.moreLines', count - lines.length)}</p>}
    </Dialog>
  );
}

import { useMemo } from 'react';
import { type Reading, type SetAside, textLines } from '#engine';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { Dialog } from '../../ui/Dialog';
import styles from './SourcePane.module.css';

interface SetAsideLinesProps {
  readonly setAside: SetAside;
  readonly reading: Reading;
  readonly onClose: () => void;
}

/** The lines of the file that were set aside for one reason, as they stand in it. */
export function SetAsideLines({ setAside: { reason, count, lines }, reading, onClose }: SetAsideLinesProps) {
  const { t, amount } = useTexts();
  const bytes = useDocument((state) => state.dataBytes);
  const { encoding, format } = reading;
  // Records of the other formats have a number, and no line that could be shown.
  const hasLines = format === 'delimited' || format === 'ndjson';
  const texts = useMemo(
    () => (bytes && hasLines ? textLines(bytes, encoding, lines) : []),
    [bytes, hasLines, encoding, lines],
  );
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

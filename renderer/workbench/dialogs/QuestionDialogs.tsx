import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { answerRecovered } from '../../files/recovered';
import type { RecoveredWork } from '../../host/Host';
import { formatMoment } from '../../i18n/formatMoment';
import { answerUnsaved } from '../../files/unsavedGuard';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { closeDialog } from '../../state/viewStore';
import controls from '../../ui/controls.module.css';
import styles from '../../ui/Dialogs.module.css';

interface QuestionProps {
  readonly title: string;
  readonly detail: string;
  readonly testId: string;
  readonly children: ReactNode;
}

function Question({ title, detail, testId, children }: QuestionProps) {
  return (
    <Modal
      opened
      centered
      size={440}
      title={title}
      withCloseButton={false}
      onClose={closeDialog}
      attributes={{ content: { 'data-testid': testId } }}
    >
      <p className={styles.detail}>{detail}</p>
      <div className={styles.actions}>{children}</div>
    </Modal>
  );
}

/** Asks what to do with unsaved changes before another document takes their place. */
export function UnsavedDialog() {
  const name = useDocument((state) => state.project.name);
  const { t } = useTexts();
  return (
    <Question title={t('unsaved.title', { name })} detail={t('unsaved.detail')} testId="unsaved-dialog">
      <button type="button" className={controls.button} onClick={() => answerUnsaved('discard')}>
        {t('unsaved.discard')}
      </button>
      <span className={styles.gap} />
      <button type="button" className={controls.button} onClick={closeDialog}>
        {t('dialog.cancel')}
      </button>
      <button
        type="button"
        data-autofocus
        className={`${controls.button} ${controls.primary}`}
        onClick={() => answerUnsaved('save')}
      >
        {t('dialog.save')}
      </button>
    </Question>
  );
}

/** Asks whether to open a file as it was saved, or the unsaved work that belongs to it. */
export function RecoveredDialog({ work }: { readonly work: RecoveredWork }) {
  const { t, language } = useTexts();
  const detail = t('recovered.detail', {
    changed: formatMoment(work.changedAtMs, language),
    saved: work.file ? formatMoment(work.file.modifiedAtMs, language) : '',
  });
  return (
    <Question
      title={t('recovered.question', { file: work.file?.name ?? work.name })}
      detail={detail}
      testId="recovered-dialog"
    >
      <button type="button" className={controls.button} onClick={() => answerRecovered('file')}>
        {t('recovered.openFile')}
      </button>
      <span className={styles.gap} />
      <button type="button" className={controls.button} onClick={closeDialog}>
        {t('dialog.cancel')}
      </button>
      <button
        type="button"
        data-autofocus
        className={`${controls.button} ${controls.primary}`}
        onClick={() => answerRecovered('restore')}
      >
        {t('recovered.restore')}
      </button>
    </Question>
  );
}

import { useTexts } from '../../i18n/texts';
import { answerQuestion, closeDialog, type Question } from '../../state/viewStore';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from '../../ui/Dialogs.module.css';

/** Asks the user. */
export function QuestionDialog({ question }: { readonly question: Question<string> }) {
  const { testId, title, detail, primary, other } = question;
  const { t } = useTexts();
  return (
    <Dialog title={title} widthPx={440} testId={testId} onClose={closeDialog}>
      <p className={styles.detail}>{detail}</p>
      <div className={styles.actions}>
        <Button onClick={() => answerQuestion(other.answer)}>{other.text}</Button>
        <span className={styles.gap} />
        <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
        <Button data-autofocus look="primary" onClick={() => answerQuestion(primary.answer)}>
          {primary.text}
        </Button>
      </div>
    </Dialog>
  );
}

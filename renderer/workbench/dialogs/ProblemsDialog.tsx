import type { Problem } from '#engine';
import { useTexts } from '../../i18n/texts';
import { closeDialog } from '../../state/viewStore';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from '../../ui/Dialogs.module.css';

/** Says why something could not be done: each problem with its place and what to do. */
export function ProblemsDialog({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  const texts = useTexts();
  return (
    <Dialog
      title={title}
      widthPx={520}
      closeLabel={texts.t('dialog.close')}
      testId="problems-dialog"
      onClose={closeDialog}
    >
      <ul className={styles.problems}>
        {problems.map((problem, i) => {
          const { message, hint } = texts.problem(problem);
          return (
            <li key={i} data-code={problem.code}>
              <b>{message}</b> {hint}
            </li>
          );
        })}
      </ul>
      <div className={styles.actions}>
        <Button data-autofocus look="primary" onClick={closeDialog}>
          {texts.t('dialog.close')}
        </Button>
      </div>
    </Dialog>
  );
}

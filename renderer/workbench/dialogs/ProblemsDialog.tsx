import type { Problem, TextKey } from '#engine';
import { Modal } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { closeDialog } from '../../state/viewStore';
import controls from '../../ui/controls.module.css';
import styles from '../../ui/Dialogs.module.css';

/** Says why something could not be done: each problem with its place and what to do. */
export function ProblemsDialog({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  const texts = useTexts();
  return (
    <Modal
      opened
      centered
      size={520}
      title={title}
      closeButtonProps={{ 'aria-label': texts.t('dialog.close') }}
      onClose={closeDialog}
      attributes={{ content: { 'data-testid': 'problems-dialog' } }}
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
        <button type="button" data-autofocus className={`${controls.button} ${controls.primary}`} onClick={closeDialog}>
          {texts.t('dialog.close')}
        </button>
      </div>
    </Modal>
  );
}

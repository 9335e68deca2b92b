import type { TextKey } from '#engine';
import { Loader, Modal } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { closeDialog } from '../../state/viewStore';
import controls from '../../ui/controls.module.css';
import styles from '../../ui/Dialogs.module.css';

/** Says that something takes a while, and lets the user cancel it. */
export function WorkingDialog({ title }: { readonly title: string }) {
  const { t } = useTexts();
  return (
    <Modal
      opened
      centered
      size={360}
      title={title}
      withCloseButton={false}
      onClose={closeDialog}
      attributes={{ content: { 'data-testid': 'working-dialog' } }}
    >
      <div className={styles.working} role="status">
        <Loader size="sm" />
        <span>{t('exchange.working')}</span>
      </div>
      <div className={styles.actions}>
        <button type="button" data-autofocus className={controls.button} onClick={closeDialog}>
          {t('dialog.cancel')}
        </button>
      </div>
    </Modal>
  );
}

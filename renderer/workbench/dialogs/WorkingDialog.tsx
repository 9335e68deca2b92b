import { Loader } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { closeDialog } from '../../state/viewStore';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from '../../ui/Dialogs.module.css';

/** Says that something takes a while, and lets the user cancel it. */
export function WorkingDialog({ title }: { readonly title: string }) {
  const { t } = useTexts();
  return (
    <Dialog title={title} widthPx={360} testId="working-dialog" onClose={closeDialog}>
      <div className={styles.working} role="status">
        <Loader size="sm" />
        <span>{t('exchange.working')}</span>
      </div>
      <div className={styles.actions}>
        <Button data-autofocus onClick={closeDialog}>
          {t('dialog.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

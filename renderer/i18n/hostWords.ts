import type { HostWords } from '../host/Host';
import { currentTexts } from './texts';

/** The words of the system's dialogs, in the language of the moment. */
export const HOST_WORDS: HostWords = {
  fileDialog(action, kind) {
    const { t } = currentTexts();
    const title =
      action === 'save' ? 'dialog.saveTitle' : kind === 'data' ? 'dialog.openDataTitle' : 'dialog.openTitle';
    return {
      title: t(title),
      fileKind: typeof kind === 'string' ? t(`fileKind.${kind}`) : kind.label,
      confirm: t(action === 'save' ? 'dialog.save' : 'dialog.open'),
    };
  },
  exportDialog() {
    const { t } = currentTexts();
    return { title: t('dialog.exportTitle'), confirm: t('dialog.export') };
  },
  closeQuestion({ title, dirty, training }) {
    const { t } = currentTexts();
    return {
      message: t(dirty ? 'unsaved.title' : 'close.training', { name: title }),
      detail: t(training ? 'close.trainingDetail' : 'unsaved.closeDetail'),
      stuck: t('close.stuck'),
      save: t('dialog.save'),
      discard: t('unsaved.discard'),
      cancel: t('dialog.cancel'),
    };
  },
};

import { currentTexts } from '../i18n/texts';
import { notify } from '../state/viewStore';

/** Puts a text on the clipboard and says so, or says that the browser refused. */
export async function copyText(text: string): Promise<void> {
  const { t } = currentTexts();
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'info', message: t('panel.code.copied') });
  } catch {
    // Refused without a recent click, or by a policy: nothing is lost, the text can be selected by hand.
    notify({ tone: 'error', message: t('panel.code.notCopied'), hint: t('panel.code.notCopiedHint') });
  }
}

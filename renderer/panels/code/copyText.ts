import { currentTexts } from '../../i18n/texts';
import { notify } from '../../state/viewStore';

/** Puts a text on the clipboard and says so, or says that the browser refused. */
export async function copyText(text: string): Promise<void> {
  const { t } = currentTexts();
  try {
    if (!copyByEvent(text)) await navigator.clipboard.writeText(text);
    notify({ tone: 'info', message: t('panel.code.copied') });
  } catch {
    // Refused without a recent click, or by a policy: nothing is lost, the text can be selected by hand.
    notify({ tone: 'error', message: t('panel.code.notCopied'), hint: t('panel.code.notCopiedHint') });
  }
}

/** Copies by the page's own event, as the menu does: it needs no permission. False where the browser gave it up. */
function copyByEvent(text: string): boolean {
  let copied = false;
  const fill = (event: ClipboardEvent): void => {
    // The canvas would put its selection there.
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    copied = true;
  };
  window.addEventListener('copy', fill, { capture: true });
  try {
    return document.execCommand('copy') && copied;
  } finally {
    window.removeEventListener('copy', fill, { capture: true });
  }
}

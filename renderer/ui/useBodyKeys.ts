import { useEffect, useEffectEvent } from 'react';

/** What closes itself by Esc: dialogs and menus, of ours and of Mantine's. */
const OPEN_PARTS = '[role="dialog"], [role="menu"], [class*="mantine-"][class*="-dropdown"]';

/** Whether a dialog, a menu or the choices of a field are open. */
function isPartOpen(): boolean {
  return [...document.querySelectorAll(OPEN_PARTS)].some((part) => part.checkVisibility());
}

/**
 * Hears the keys that the parts of the page have left over, and whether a part was open when the key was pressed: what Esc
 * closes is gone by then. Esc is heard once all others have: an open tooltip keeps it from the rest of the page.
 */
export function useBodyKeys(onKeyDown: (event: KeyboardEvent, partWasOpen: boolean) => void): void {
  const listener = useEffectEvent(onKeyDown);
  useEffect(() => {
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      const wasOpen = isPartOpen();
      setTimeout(() => listener(event, wasOpen));
    };
    const onOtherKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') listener(event, false);
    };
    window.addEventListener('keydown', onEscape, { capture: true });
    window.addEventListener('keydown', onOtherKey);
    return () => {
      window.removeEventListener('keydown', onEscape, { capture: true });
      window.removeEventListener('keydown', onOtherKey);
    };
  }, []);
}

import { useEffect } from 'react';
import { useView } from '../../state/viewStore';

/** Gives the focus back to where it was before a dialog came, unless the answer has moved it elsewhere. */
export function useFocusReturn(): void {
  useEffect(() => {
    let opener: Element | null = null;
    return useView.subscribe(({ dialog }, { dialog: before }) => {
      // The store speaks before anything is drawn: the focus is still where the dialog was asked for.
      if (dialog && !before) opener = document.activeElement;
      if (dialog || !before) return;
      const wanted = opener;
      opener = null;
      // One frame later the dialog is gone, and whatever follows from the answer has taken the focus.
      requestAnimationFrame(() => {
        const free = document.activeElement === null || document.activeElement === document.body;
        if (free && wanted instanceof HTMLElement) wanted.focus({ preventScroll: true });
      });
    });
  }, []);
}

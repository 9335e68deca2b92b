import { useEffect } from 'react';
import { CommandPalette } from './CommandPalette';
import { ConnectDialog } from '../../canvas/ConnectDialog';
import { useView } from '../../state/viewStore';
import { HelpSheet } from './HelpSheet';
import { ProblemsDialog } from './ProblemsDialog';
import { QuestionDialog } from './QuestionDialog';
import { WorkingDialog } from './WorkingDialog';

/** The dialog in front of the window, if there is one. */
export function Dialogs() {
  const dialog = useView((state) => state.dialog);
  useFocusReturn();
  switch (dialog?.kind) {
    case 'commandPalette':
      return <CommandPalette />;
    case 'help':
      return <HelpSheet />;
    case 'connect':
      return <ConnectDialog nodeId={dialog.nodeId} />;
    case 'problems':
      return <ProblemsDialog title={dialog.title} problems={dialog.problems} />;
    case 'working':
      return <WorkingDialog title={dialog.title} />;
    case 'question':
      return <QuestionDialog question={dialog.question} />;
    case undefined:
      return null;
  }
}

/** Gives the focus back to where it was before a dialog came, unless the answer has moved it elsewhere. */
function useFocusReturn(): void {
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

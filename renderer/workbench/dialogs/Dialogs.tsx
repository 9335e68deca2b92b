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

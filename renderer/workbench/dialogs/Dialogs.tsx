import { useEffect } from 'react';
import { CommandPalette } from './CommandPalette';
import { ConnectDialog } from '../../canvas/ConnectDialog';
import { TypeDialog } from '../../canvas/TypeDialog';
import { answerQuestion, closeDialog, type Question, useView } from '../../state/viewStore';
import { HelpSheet } from './HelpSheet';
import { useTexts } from '../../i18n/texts';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from '../../ui/Dialogs.module.css';
import { Loader } from '@mantine/core';
import type { Problem } from '#engine';

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
    case 'changeType':
      return <TypeDialog nodeId={dialog.nodeId} />;
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
      const focused = document.activeElement;
      // One dialog may lead to another, as that of all commands does: both were asked for where the first was.
      if (dialog && !before && !focused?.closest('[role="dialog"]')) opener = focused;
      if (dialog || !before) return;
      const wanted = opener;
      // One frame later the dialog is gone, and whatever follows from the answer has taken the focus.
      requestAnimationFrame(() => {
        const free = document.activeElement === null || document.activeElement === document.body;
        if (free && wanted instanceof HTMLElement) wanted.focus({ preventScroll: true });
      });
    });
  }, []);
}

/** Asks the user. */
function QuestionDialog({ question }: { readonly question: Question<string> }) {
  const { testId, title, detail, primary, other } = question;
  const { t } = useTexts();
  return (
    <Dialog title={title} widthPx={440} testId={testId} onClose={closeDialog}>
      <p className={styles.detail}>{detail}</p>
      <div className={styles.actions}>
        <Button onClick={() => answerQuestion(other.answer)}>{other.text}</Button>
        <span className={styles.gap} />
        <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
        <Button data-autofocus look="primary" onClick={() => answerQuestion(primary.answer)}>
          {primary.text}
        </Button>
      </div>
    </Dialog>
  );
}

/** Says that something takes a while, and lets the user cancel it. */
function WorkingDialog({ title }: { readonly title: string }) {
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

/** Says why something could not be done: each problem with its place and what to do. */
function ProblemsDialog({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  const texts = useTexts();
  return (
    <Dialog
      title={title}
      widthPx={520}
      closeLabel={texts.t('dialog.close')}
      testId="problems-dialog"
      onClose={closeDialog}
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
        <Button data-autofocus look="primary" onClick={closeDialog}>
          {texts.t('dialog.close')}
        </Button>
      </div>
    </Dialog>
  );
}

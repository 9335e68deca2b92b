import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  readonly widthPx: number;
  /** Names the cross that closes the dialog; without words there is none. */
  readonly closeLabel?: string;
  readonly testId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog in the middle of the window. */
export function Dialog({ title, widthPx, closeLabel, testId, onClose, children }: DialogProps) {
  return (
    <Modal
      opened
      centered
      size={widthPx}
      title={title}
      withCloseButton={closeLabel !== undefined}
      closeButtonProps={{ 'aria-label': closeLabel }}
      onClose={onClose}
      attributes={{ content: { 'data-testid': testId } }}
    >
      {children}
    </Modal>
  );
}

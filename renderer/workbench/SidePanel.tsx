import type { KeyboardEvent, ReactNode } from 'react';
import { CommandIconButton } from '../commands/CommandIconButton';
import { openSidePanel, useNarrow, useSidePanelOpen } from '../state/sidePanels';
import type { SidePanelName } from '../state/viewStore';
import { ChevronLeftIcon, ChevronRightIcon } from '../ui/icons';
import { ErrorBoundary } from './frame/ErrorBoundary';
import { PanelSplitter } from './PanelSplitter';
import styles from './SidePanel.module.css';

interface SidePanelProps {
  readonly name: SidePanelName;
  readonly side: 'left' | 'right';
  readonly label: string;
  readonly resizeLabel: string;
  readonly children: ReactNode;
}

/** A panel beside the canvas; in a narrow window it lies over the canvas, and its rail, which opens and closes it, stays. */
export function SidePanel({ name, side, label, resizeLabel, children }: SidePanelProps) {
  const narrow = useNarrow();
  const open = useSidePanelOpen(name);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (narrow && event.key === 'Escape' && !event.defaultPrevented) openSidePanel(name, false);
  };
  return (
    <div className={styles.side} data-side={side}>
      {(narrow || !open) && (
        <div className={styles.rail}>
          <CommandIconButton
            id={`view.${name}`}
            icon={(side === 'left') === open ? <ChevronLeftIcon /> : <ChevronRightIcon />}
          />
        </div>
      )}
      {open && (
        <aside
          className={styles[name]}
          data-over={narrow}
          aria-label={label}
          data-testid={`side-panel-${name}`}
          onKeyDown={onKeyDown}
        >
          <ErrorBoundary part={label}>{children}</ErrorBoundary>
        </aside>
      )}
      {open && !narrow && <PanelSplitter panel={name} label={resizeLabel} axis="x" reversed={side === 'right'} />}
    </div>
  );
}

import { useWindowEvent } from '@mantine/hooks';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { CommandIconButton } from '../commands/CommandIconButton';
import { openSidePanel, useFolded, useSidePanelOpen } from '../state/sidePanels';
import type { SidePanelName } from '../state/viewStore';
import { typesText } from '../ui/typesText';
import { useBodyKeys } from '../ui/useBodyKeys';
import { LayersIcon, SettingsIcon } from '../ui/icons';
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

const ICONS: Readonly<Record<SidePanelName, ReactNode>> = { palette: <LayersIcon />, inspector: <SettingsIcon /> };

/** A panel beside the canvas; folded, it lies over the canvas, and its rail, which opens and closes it, stays. */
export function SidePanel({ name, side, label, resizeLabel, children }: SidePanelProps) {
  const folded = useFolded(name);
  const open = useSidePanelOpen(name);
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div ref={frame} className={styles.side} data-side={side}>
      {(folded || !open) && (
        <div className={styles.rail} data-open={open}>
          <CommandIconButton id={`view.${name}`} icon={ICONS[name]} />
        </div>
      )}
      {open && (
        <aside className={styles[name]} data-over={folded} aria-label={label} data-testid={`side-panel-${name}`}>
          <ErrorBoundary part={label}>{children}</ErrorBoundary>
        </aside>
      )}
      {open && folded && <ClosedFromOutside name={name} frame={frame} />}
      {open && !folded && <PanelSplitter panel={name} label={resizeLabel} axis="x" reversed={side === 'right'} />}
    </div>
  );
}

/** What lies in front of the panel and belongs to it, such as the choices of a field. */
const IN_FRONT = '[data-portal], [role="dialog"]';

interface ClosedFromOutsideProps {
  readonly name: SidePanelName;
  readonly frame: RefObject<HTMLElement | null>;
}

/** Closes a panel over the canvas by a press outside it and by Esc, and gives its rail the focus that it had. */
function ClosedFromOutside({ name, frame }: ClosedFromOutsideProps) {
  useWindowEvent('pointerdown', ({ target }) => {
    if (!(target instanceof Element) || frame.current?.contains(target) || target.closest(IN_FRONT)) return;
    openSidePanel(name, false);
  });
  useBodyKeys((event, partWasOpen) => {
    if (event.key !== 'Escape' || event.defaultPrevented || partWasOpen) return;
    const { target } = event;
    // The Esc of a field elsewhere is about that field.
    if (typesText(target) && target instanceof Element && !frame.current?.contains(target)) return;
    event.preventDefault();
    openSidePanel(name, false);
  });
  // A window that becomes wide shows it beside the canvas.
  useEffect(
    () => () => {
      if (document.activeElement === document.body) frame.current?.querySelector<HTMLElement>('button')?.focus();
    },
    [frame],
  );
  return null;
}

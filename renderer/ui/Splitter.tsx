import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { changePanel, PANEL_BOUNDS, type PanelName, useSettings } from '../state/settingsStore';
import styles from './Splitter.module.css';

interface SplitterProps {
  readonly panel: PanelName;
  readonly label: string;
  /** The axis along which the panel grows, and whether it grows towards smaller coordinates. */
  readonly axis: 'x' | 'y';
  readonly reversed: boolean;
}

const KEY_STEP_PX = 16;

/** The edge of a panel: dragged, moved with the arrow keys, or double-clicked for the size it had at first. */
export function Splitter({ panel, label, axis, reversed }: SplitterProps) {
  const sizePx = useSettings((state) => state.panels[panel].sizePx);
  const drag = useRef<{ readonly at: number; readonly sizePx: number } | null>(null);
  const { min, max, default: initial } = PANEL_BOUNDS[panel];
  const resize = (wanted: number): void =>
    changePanel(panel, { sizePx: Math.round(Math.min(max, Math.max(min, wanted))) });
  const along = (event: PointerEvent): number => (axis === 'x' ? event.clientX : event.clientY);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { at: along(event), sizePx };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!drag.current) return;
    const moved = along(event) - drag.current.at;
    resize(drag.current.sizePx + (reversed ? -moved : moved));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const keys = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const direction = keys.indexOf(event.key);
    if (direction < 0) return;
    event.preventDefault();
    const step = direction === 0 ? -KEY_STEP_PX : KEY_STEP_PX;
    resize(sizePx + (reversed ? -step : step));
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      className={styles.splitter}
      data-axis={axis}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={sizePx}
      aria-valuemin={min}
      aria-valuemax={max}
      data-testid={`splitter-${panel}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
      onDoubleClick={() => resize(initial)}
      onKeyDown={onKeyDown}
    />
  );
}

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './Splitter.module.css';

interface SplitterProps {
  readonly label: string;
  /** The axis along which the panel grows, and whether it grows toward smaller coordinates. */
  readonly axis: 'x' | 'y';
  readonly reversed?: boolean;
  readonly sizePx: number;
  readonly bounds: { readonly default: number; readonly min: number; readonly max: number };
  readonly testId: string;
  /** Asks for another size, in whole pixels within the bounds. */
  readonly onResize: (sizePx: number) => void;
}

const KEY_STEP_PX = 16;

/** The edge of a panel: dragged, moved with the arrow keys, or double-clicked for the size it had at first. */
export function Splitter({ label, axis, reversed, sizePx, bounds, testId, onResize }: SplitterProps) {
  const drag = useRef<{ readonly at: number; readonly sizePx: number } | null>(null);
  const { min, max, default: initial } = bounds;
  const resize = (wanted: number): void => onResize(Math.round(Math.min(max, Math.max(min, wanted))));
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
      data-testid={testId}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
      onDoubleClick={() => resize(initial)}
      onKeyDown={onKeyDown}
    />
  );
}

import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { EpochRecord } from '#engine';

/** The epoch whose losses are told, and how pointer and keyboard move it. */
export interface LossCursor {
  /** What is told: the epoch under the pointer, else the pinned one, else the latest; null while there is none. */
  readonly shown: EpochRecord | null;
  /** True while the pointer or a pin chose it. */
  readonly chosen: boolean;
  /** Where the pointer stands, not rounded; null while it is elsewhere. */
  readonly hovered: number | null;
  readonly hover: (epoch: number | null) => void;
  /** Pins the epoch, or lets go of it where it is pinned already. */
  readonly pin: (epoch: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** How many epochs an arrow key moves, with and without Shift. */
const LONG_STEP = 10;

/** Follows the epoch that is told beside the loss chart. */
export function useLossCursor(records: readonly EpochRecord[]): LossCursor {
  const [hovered, setHovered] = useState<number | null>(null);
  const [pinned, setPinned] = useState<number | null>(null);
  // A new training begins without the pin of the last one.
  if (records.length === 0 && pinned !== null) setPinned(null);
  const nearest = (epoch: number | null): EpochRecord | undefined =>
    epoch === null
      ? undefined
      : records.reduce<EpochRecord | undefined>(
          (best, one) => (best && Math.abs(best.epoch - epoch) <= Math.abs(one.epoch - epoch) ? best : one),
          undefined,
        );
  const chosen = nearest(hovered ?? pinned);
  const shown = chosen ?? records.at(-1) ?? null;
  const pin = (epoch: number): void => {
    const at = nearest(epoch)?.epoch ?? null;
    setPinned(at === pinned ? null : at);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!shown) return;
    const at = records.indexOf(shown);
    const step = event.shiftKey ? LONG_STEP : 1;
    const to = { ArrowLeft: at - step, ArrowRight: at + step, Home: 0, End: records.length - 1 }[event.key];
    if (to === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    setHovered(null);
    setPinned(to === undefined ? null : (records[Math.max(0, Math.min(records.length - 1, to))]?.epoch ?? null));
  };
  return { shown, chosen: chosen !== undefined, hovered, hover: setHovered, pin, onKeyDown };
}

/** Where a pointer stands within an element, in pixels from its left edge. */
export function pointerX({ currentTarget, clientX }: MouseEvent): number {
  return clientX - currentTarget.getBoundingClientRect().left;
}

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Width and height of an element in pixels; null until it is laid out. */
export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Follows the size of an element. Charts are drawn to fill it, so nothing jumps when it changes. */
export function useSize<ElementType extends HTMLElement>(): [RefObject<ElementType | null>, Size | null] {
  const ref = useRef<ElementType>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => {
      const widthPx = element.clientWidth;
      const heightPx = element.clientHeight;
      setSize((known) =>
        widthPx === 0 || heightPx === 0 || (known?.widthPx === widthPx && known.heightPx === heightPx)
          ? known
          : { widthPx, heightPx },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}

import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import type { WindowSpan } from './forecastLines';
import { linePath } from '../../ui/charts/linePath';
import { useSize } from '../../ui/charts/useSize';
import { useTexts } from '../../i18n/texts';
import { LEAST_WINDOWS, moveSpan, type SpanPart } from './moveSpan';
import styles from './SpanBrush.module.css';

interface SpanBrushProps {
  /** What happened, window by window. */
  readonly values: Float64Array;
  readonly span: WindowSpan;
  /** Says where a window lies, for screen readers. */
  readonly describe: (window: number) => string;
  readonly onChange: (span: WindowSpan) => void;
}

const PADDING_PX = 3;

/** The whole test span in small, with the part that the chart shows; its ends and its middle can be moved. */
export function SpanBrush({ values, span, describe, onChange }: SpanBrushProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const drag = useRef<{ readonly part: SpanPart; readonly startX: number; readonly start: WindowSpan } | null>(null);
  const count = values.length;
  const widthPx = size?.widthPx ?? 0;
  const path = useMemo(() => (size ? linePath(values, { ...size, paddingPx: PADDING_PX }) : ''), [values, size]);
  const grab = (part: SpanPart) => (event: PointerEvent<Element>) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { part, startX: event.clientX, start: span };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!drag.current || widthPx === 0) return;
    const { part, startX, start } = drag.current;
    onChange(moveSpan(start, part, ((event.clientX - startX) / widthPx) * count, count));
  };
  const letGo = (): void => {
    drag.current = null;
  };
  const onKeyDown = (part: SpanPart) => (event: KeyboardEvent) => {
    const page = Math.max(1, Math.round((span.end - span.from) / 4));
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: page, PageDown: -page, Home: -count, End: count }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onChange(moveSpan(span, part, by, count));
  };
  const share = (window: number): string => `${(window / Math.max(1, count)) * 100}%`;
  const least = Math.min(LEAST_WINDOWS, count);
  const handles = [
    { part: 'from', at: span.from, low: 0, high: span.end - least, window: span.from },
    { part: 'end', at: span.end, low: span.from + least, high: count, window: span.end - 1 },
  ] as const;
  return (
    <div ref={ref} className={styles.brush} onPointerMove={onPointerMove} onPointerUp={letGo} onPointerCancel={letGo}>
      {size && (
        <svg width={size.widthPx} height={size.heightPx} aria-hidden="true" focusable="false">
          <path d={path} fill="none" stroke="var(--ink-3)" strokeWidth="1" />
        </svg>
      )}
      <div className={styles.shade} style={{ left: 0, width: share(span.from) }} />
      <div className={styles.shade} style={{ right: 0, left: share(span.end) }} />
      <div
        className={styles.window}
        style={{ left: share(span.from), width: share(span.end - span.from) }}
        onPointerDown={grab('both')}
      />
      {handles.map(({ part, at, low, high, window }) => (
        <div
          key={part}
          className={styles.handle}
          style={{ left: share(at) }}
          role="slider"
          tabIndex={0}
          aria-label={t(`panel.predictions.brush.${part}`)}
          aria-valuemin={low}
          aria-valuemax={high}
          aria-valuenow={at}
          aria-valuetext={describe(window)}
          data-testid={`brush-${part}`}
          onPointerDown={grab(part)}
          onKeyDown={onKeyDown(part)}
        />
      ))}
    </div>
  );
}

import { lastWindows, type WindowSpan } from './forecastLines';

/** What of a span is moved: its start, its end, or all of it. */
export type SpanPart = 'from' | 'end' | 'both';

/** A span holds at least this many windows (or all, where there are fewer): fewer make no line. */
export const LEAST_WINDOWS = 10;

/** The span after a part of it was moved by some windows, kept within `0 … count` and no shorter than allowed. */
export function moveSpan(span: WindowSpan, part: SpanPart, by: number, count: number): WindowSpan {
  const least = Math.min(LEAST_WINDOWS, count);
  const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
  const delta = Math.round(by);
  switch (part) {
    case 'from':
      return { from: clamp(span.from + delta, 0, span.end - least), end: span.end };
    case 'end':
      return { from: span.from, end: clamp(span.end + delta, span.from + least, count) };
    case 'both': {
      const length = span.end - span.from;
      const from = clamp(span.from + delta, 0, count - length);
      return { from, end: from + length };
    }
  }
}

/** A remembered span made to fit a test span of another length; null stands for the last `recent` windows. */
export function fitSpan(span: WindowSpan | null, count: number, recent: number): WindowSpan {
  const least = Math.min(LEAST_WINDOWS, count);
  if (span === null || span.from > count - least) return lastWindows(count, recent);
  const end = Math.min(span.end, count);
  return { from: Math.max(0, Math.min(span.from, end - least)), end };
}

import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EpochRecord } from '#engine';
import { useTraining } from '../../state/trainingStore';
import './LossChart';
import { LossPane } from './LossPane';

const WIDTH_PX = 400;
const RECORDS = [0.9, 0.5, 0.25, 0.4].map(
  (valLoss, i): EpochRecord => ({
    epoch: i + 1,
    loss: 1 / (i + 1),
    valLoss,
    metrics: {},
    seconds: 1,
    sequencesPerSecond: 1,
  }),
);

let root: Root;
let page: HTMLElement;
const find = (testId: string): HTMLElement | null => page.querySelector(`[data-testid="${testId}"]`);
const told = () => ['legend-place', 'legend-loss', 'legend-valLoss'].map((id) => find(id)?.textContent);

function chart(): HTMLElement {
  const found = find('loss-chart');
  if (!found) throw new Error('no chart');
  return found;
}

/** Where an epoch stands, from the left edge of the chart. */
function xOf(epoch: number): number {
  const [first, last] = [...page.querySelectorAll('.recharts-xAxis-tick-labels text')]
    .map((tick) => Number(tick.getAttribute('x')))
    .toSorted((a, b) => a - b)
    .filter((_, i, all) => i === 0 || i === all.length - 1) as [number, number];
  return first + ((last - first) * epoch) / RECORDS.length;
}

const point = (kind: string, epoch: number): void =>
  act(() => void chart().dispatchEvent(new PointerEvent(kind, { bubbles: true, clientX: xOf(epoch) })));
const press = (key: string): void =>
  act(() => void chart().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WIDTH_PX);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(200);
  useTraining.setState({ records: RECORDS, bestEpoch: 3 });
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  act(() => root.render(<LossPane />));
  await vi.waitFor(async () => {
    await act(() => Promise.resolve());
    expect(page.querySelector('.recharts-xAxis-tick-labels')).not.toBeNull();
  }, 20_000);
});

afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

it('tells the latest epoch, then the one under the pointer, in a place as wide as its widest text', () => {
  expect(told()).toEqual(['Epoch 4', '0.25', '0.4']);
  expect(find('shown-epoch')).toBeNull();
  const widest = find('legend-loss')?.dataset.widest;
  point('pointermove', 1.1);
  expect(told()).toEqual(['Epoch 1', '1', '0.9']);
  expect(find('legend-loss')?.dataset.widest).toBe(widest);
  expect(find('shown-epoch')).not.toBeNull();
  act(() => void chart().dispatchEvent(new PointerEvent('pointerout', { bubbles: true })));
  expect(told()[0]).toBe('Epoch 4');
});

it('a click pins an epoch, and lets go of it', () => {
  point('click', 2);
  point('pointermove', 1);
  expect(told()[0]).toBe('Epoch 1');
  act(() => void chart().dispatchEvent(new PointerEvent('pointerout', { bubbles: true })));
  expect(told()).toEqual(['Epoch 2', '0.5', '0.5']);
  point('click', 2);
  expect(told()[0]).toBe('Epoch 4');
});

it('arrow keys move the epoch, and the chart says it', () => {
  press('ArrowLeft');
  press('ArrowLeft');
  expect(told()[0]).toBe('Epoch 2');
  expect(chart().getAttribute('role')).toBe('slider');
  expect(chart().getAttribute('aria-valuetext')).toBe('Epoch 2: training 0.5, validation 0.5');
  press('Home');
  press('ArrowLeft');
  expect(told()[0]).toBe('Epoch 1');
  press('Escape');
  expect(told()[0]).toBe('Epoch 4');
});

it('the best epoch has a dot and a line down to the axis', () => {
  const line = find('best-epoch')?.querySelector('path')?.getAttribute('d') ?? '';
  const [, x, top, bottom] = /^M([\d.]+) ([\d.]+)V([\d.]+)$/.exec(line) ?? [];
  expect(Number(x)).toBeCloseTo(xOf(3), 0);
  expect(Number(bottom)).toBeGreaterThan(Number(top));
  expect(find('best-epoch')?.querySelector('circle')?.getAttribute('cy')).toBe(top);
});

it('a new training begins without the pin of the last one', () => {
  point('click', 2);
  act(() => useTraining.setState({ records: [], bestEpoch: null }));
  expect(told()).toEqual(['Epoch –', '–', '–']);
  act(() => useTraining.setState({ records: RECORDS.slice(0, 3) }));
  expect(told()[0]).toBe('Epoch 3');
});

import { expect, it } from 'vitest';
import { type CanvasView, reachesOutside } from './outsideView';

const NODE = { x: 100, y: 50, width: 140, height: 90 };
const VIEW: CanvasView = { x: 0, y: 0, zoom: 1, width: 400, height: 300 };

it('a graph that is in view as a whole reaches outside nowhere', () => {
  expect(reachesOutside([NODE], VIEW)).toBe(false);
  expect(reachesOutside([], VIEW)).toBe(false);
  expect(reachesOutside([NODE], { ...VIEW, x: -100, y: -50, width: 140, height: 90 })).toBe(false);
});

it('a node reaches outside beyond each of the four edges, also in part', () => {
  for (const shift of [{ x: -101 }, { x: 161 }, { y: -51 }, { y: 161 }]) {
    expect(reachesOutside([NODE], { ...VIEW, ...shift })).toBe(true);
  }
  expect(reachesOutside([NODE, { ...NODE, x: 1000 }], VIEW)).toBe(true);
});

it('zoom counts', () => {
  expect(reachesOutside([NODE], { ...VIEW, zoom: 1.6 })).toBe(false);
  expect(reachesOutside([NODE], { ...VIEW, zoom: 2 })).toBe(true);
  expect(reachesOutside([{ ...NODE, x: 700 }], { ...VIEW, zoom: 0.4 })).toBe(false);
});

it('nothing is said of a view that is not laid out yet', () => {
  expect(reachesOutside([NODE], { ...VIEW, width: 0, height: 0 })).toBe(false);
});

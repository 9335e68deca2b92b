import type { LayerFamily } from '#engine';

const HUES: Readonly<Record<LayerFamily, string>> = {
  data: 'var(--data)',
  recurrent: 'var(--recurrent)',
  convolution: 'var(--convolution)',
  core: 'var(--dense)',
  regularization: 'var(--regular)',
  shape: 'var(--shape)',
  target: 'var(--target)',
};

/** The family's one hue, the same on palette, node, wire and minimap. */
export function hueOf(family: LayerFamily): string {
  return HUES[family];
}

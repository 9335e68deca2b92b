import type { LayerFamily } from '../../layers/define/defineLayer';

/**
 * The colors of a picture, under the names of the app's tokens (`renderer/ui/tokens.css`), from where they are taken:
 * a picture must stand alone, and the engine knows no style sheet. A test keeps both the same.
 */
const LIGHT = {
  bg: '#f6f7f9',
  surface: '#ffffff',
  line: '#e2e5ea',
  ink: '#1b1f27',
  'ink-2': '#5b6472',
  'ink-3': '#666e7b',
  'time-ink': '#0f766e',
  data: '#0d9488',
  recurrent: '#7c3aed',
  convolution: '#be185d',
  dense: '#2563eb',
  shape: '#64748b',
  regular: '#b45309',
  target: '#15803d',
};

export type Look = Readonly<Record<keyof typeof LIGHT, string>>;

const DARK: Look = {
  bg: '#14161b',
  surface: '#1c1f26',
  line: '#2f343f',
  ink: '#e8eaf0',
  'ink-2': '#a5adbb',
  'ink-3': '#8f98a8',
  'time-ink': '#5eead4',
  data: '#2dd4bf',
  recurrent: '#a78bfa',
  convolution: '#f472b6',
  dense: '#60a5fa',
  shape: '#94a3b8',
  regular: '#f0a748',
  target: '#4ade80',
};

export type LookName = 'light' | 'dark';

export const LOOKS: Readonly<Record<LookName, Look>> = { light: LIGHT, dark: DARK };

/** The token of each family's hue, as `renderer/canvas/families.ts` has them. */
export const FAMILY_HUES: Readonly<Record<LayerFamily, keyof Look>> = {
  data: 'data',
  recurrent: 'recurrent',
  convolution: 'convolution',
  core: 'dense',
  regularization: 'regular',
  shape: 'shape',
  target: 'target',
};

/**
 * Fonts that are there on most systems. Where no browser draws the PNG, Seqloom brings DejaVu along: its typewriter face
 * stands first, since what draws there takes a plain face for any other first name.
 */
export const FONTS = {
  sans: "Inter, 'Segoe UI', system-ui, 'DejaVu Sans', 'Noto Sans', 'Noto Sans SC', sans-serif",
  mono: "'DejaVu Sans Mono', 'JetBrains Mono', ui-monospace, 'Cascadia Mono', monospace",
} as const;

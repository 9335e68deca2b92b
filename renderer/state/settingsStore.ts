import { type Language, LANGUAGES } from '#engine';
import { z } from 'zod';
import { create } from 'zustand';

/** The languages of the Code panel. */
export const CODE_LANGUAGE_NAMES = ['typescript', 'keras', 'pytorch'] as const;
export type CodeLanguage = (typeof CODE_LANGUAGE_NAMES)[number];

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Where the model is computed. `auto` times a step of the model on each that starts here, and takes the fastest. */
export const BACKEND_CHOICES = ['auto', 'fused', 'wasm', 'webgpu', 'webgl', 'cpu'] as const;
export type BackendChoice = (typeof BACKEND_CHOICES)[number];

const panel = (sizePx: number, min: number, max: number) =>
  z
    .object({ sizePx: z.number().min(min).max(max).catch(sizePx), open: z.boolean().catch(true) })
    .catch({ sizePx, open: true });

/** Bounds of the panels' sizes, in pixels. */
export const PANEL_BOUNDS = {
  palette: { default: 216, min: 168, max: 360 },
  inspector: { default: 312, min: 248, max: 520 },
  dock: { default: 296, min: 140, max: 640 },
} as const;
export type PanelName = keyof typeof PANEL_BOUNDS;

/** The language of the browser where the product speaks it, whatever the region; else English. */
function systemLanguage(): Language {
  const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
  return LANGUAGES.find(({ id }) => base(id) === base(navigator.language))?.id ?? 'en';
}

// Every field falls back by itself, so one broken value does not cost the user the others.
const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  language: z.enum(LANGUAGES.map(({ id }) => id)).catch(systemLanguage),
  backend: z.enum(BACKEND_CHOICES).catch('auto'),
  dockTab: z.string().catch('training'),
  codeLanguage: z.enum(CODE_LANGUAGE_NAMES).catch('typescript'),
  panels: z
    .object({
      palette: panel(PANEL_BOUNDS.palette.default, PANEL_BOUNDS.palette.min, PANEL_BOUNDS.palette.max),
      inspector: panel(PANEL_BOUNDS.inspector.default, PANEL_BOUNDS.inspector.min, PANEL_BOUNDS.inspector.max),
      dock: panel(PANEL_BOUNDS.dock.default, PANEL_BOUNDS.dock.min, PANEL_BOUNDS.dock.max),
    })
    .catch({
      palette: { sizePx: PANEL_BOUNDS.palette.default, open: true },
      inspector: { sizePx: PANEL_BOUNDS.inspector.default, open: true },
      dock: { sizePx: PANEL_BOUNDS.dock.default, open: true },
    }),
});

/** What the user has arranged for every project. Remembered in this browser or on this computer. */
export type SettingsState = z.infer<typeof settingsSchema>;

const STORAGE_KEY = 'seqloom.settings';

/** Reads settings from stored text; what is missing or broken takes its default. */
export function parseSettings(text: string | null): SettingsState {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? '{}');
  } catch {
    // Damaged settings are not worth a message: the defaults work.
  }
  const parsed = settingsSchema.safeParse(stored);
  return parsed.success ? parsed.data : settingsSchema.parse({});
}

function load(): SettingsState {
  try {
    return parseSettings(localStorage.getItem(STORAGE_KEY));
  } catch {
    // Storage can be switched off in a browser; settings then last until the page closes.
    return parseSettings(null);
  }
}

/** The settings' store. */
export const useSettings = create<SettingsState>(load);

useSettings.subscribe((state) => {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(state));
  } catch {
    // See load().
  }
});

/** Changes settings and remembers them. */
export function changeSettings(changes: Partial<SettingsState>): void {
  useSettings.setState(changes);
}

/** Changes the size of a panel, or opens or closes it. */
export function changePanel(name: PanelName, changes: Partial<SettingsState['panels'][PanelName]>): void {
  useSettings.setState(({ panels }) => ({ panels: { ...panels, [name]: { ...panels[name], ...changes } } }));
}

/** Brings the panel of this id to the front of the dock, opening the dock where it is closed. */
export function showDockTab(tab: string): void {
  useSettings.setState({ dockTab: tab });
  changePanel('dock', { open: true });
}

import { type Language, LANGUAGES } from '#engine';
import { z } from 'zod';
import { DOCK_SHARE } from './dockShare';
import { createRemembered, parseStored } from './rememberedStore';

/** The languages of the Code panel. */
export const CODE_LANGUAGE_NAMES = ['typescript', 'keras', 'pytorch'] as const;
export type CodeLanguage = (typeof CODE_LANGUAGE_NAMES)[number];

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Where the model is computed. `auto` times a step of the model on each that starts here, and takes the fastest. */
export const BACKEND_CHOICES = ['auto', 'fused', 'wasm', 'webgpu', 'webgl', 'cpu'] as const;
export type BackendChoice = (typeof BACKEND_CHOICES)[number];

/** Bounds of the side panels' widths, in pixels. */
export const PANEL_BOUNDS = {
  palette: { default: 216, min: 168, max: 360 },
  inspector: { default: 312, min: 248, max: 520 },
} as const;
export type PanelName = keyof typeof PANEL_BOUNDS;

const panel = ({ default: sizePx, min, max }: (typeof PANEL_BOUNDS)[PanelName]) =>
  z
    .object({ sizePx: z.number().min(min).max(max).catch(sizePx), open: z.boolean().catch(true) })
    .catch({ sizePx, open: true });
const panels = z.object({
  palette: panel(PANEL_BOUNDS.palette),
  inspector: panel(PANEL_BOUNDS.inspector),
  dock: z
    .object({
      /** Of the height that the dock and the canvas share. */
      share: z.number().min(DOCK_SHARE.min).max(DOCK_SHARE.max).catch(DOCK_SHARE.default),
      open: z.boolean().catch(true),
    })
    .catch({ share: DOCK_SHARE.default, open: true }),
});

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
  /** Whether texts that a spreadsheet runs as formulas are written as they are. */
  csvFormulas: z.boolean().catch(false),
  dockTab: z.string().catch('training'),
  codeLanguage: z.enum(CODE_LANGUAGE_NAMES).catch('typescript'),
  panels: panels.catch(() => panels.parse({})),
});

/** What the user has arranged for every project. Remembered in this browser or on this computer. */
export type SettingsState = z.infer<typeof settingsSchema>;

/** Reads settings from stored text; what is missing or broken takes its default. */
export function parseSettings(text: string | null): SettingsState {
  const parsed = settingsSchema.safeParse(parseStored(text));
  return parsed.success ? parsed.data : settingsSchema.parse({});
}

/** The settings' store. */
export const useSettings = createRemembered('seqloom.settings', parseSettings, (state) => state);

/** Changes settings and remembers them. */
export function changeSettings(changes: Partial<SettingsState>): void {
  useSettings.setState(changes);
}

/** Changes the width of a side panel, or opens or closes it. */
export function changePanel(name: PanelName, changes: Partial<SettingsState['panels'][PanelName]>): void {
  useSettings.setState(({ panels }) => ({ panels: { ...panels, [name]: { ...panels[name], ...changes } } }));
}

/** Changes the dock's share of the height, or opens or closes it. */
export function changeDock(changes: Partial<SettingsState['panels']['dock']>): void {
  useSettings.setState(({ panels }) => ({ panels: { ...panels, dock: { ...panels.dock, ...changes } } }));
}

/** Brings the panel of this id to the front of the dock, opening the dock where it is closed. */
export function showDockTab(tab: string): void {
  useSettings.setState({ dockTab: tab });
  changeDock({ open: true });
}

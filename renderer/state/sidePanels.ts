import { useMediaQuery } from '@mantine/hooks';
import { changePanel, useSettings } from './settingsStore';
import { type SidePanelName, useView } from './viewStore';

/** In a window up to these widths, as a zoomed one is, a side panel folds to its rail and opens over the canvas: the palette first. */
const FOLDED: Readonly<Record<SidePanelName, string>> = {
  palette: '(max-width: 1199.98px)',
  inspector: '(max-width: 999.98px)',
};

/** Whether a side panel lies over the canvas where it is open, followed as the window changes. */
export function useFolded(name: SidePanelName): boolean {
  return useMediaQuery(FOLDED[name], undefined, { getInitialValueInEffect: false });
}

function isFolded(name: SidePanelName): boolean {
  return window.matchMedia(FOLDED[name]).matches;
}

/** Whether a side panel is in sight. */
export function isSidePanelOpen(name: SidePanelName): boolean {
  if (isFolded(name)) return useView.getState().sidePanel === name;
  return useSettings.getState().panels[name].open;
}

/** As `isSidePanelOpen`, followed as it changes. */
export function useSidePanelOpen(name: SidePanelName): boolean {
  const over = useView((state) => state.sidePanel === name);
  const beside = useSettings((state) => state.panels[name].open);
  return useFolded(name) ? over : beside;
}

/** Opens or closes a side panel. Over the canvas lies one at a time, and none is remembered. */
export function openSidePanel(name: SidePanelName, open: boolean): void {
  if (isFolded(name))
    useView.setState(({ sidePanel }) => ({ sidePanel: open ? name : sidePanel === name ? null : sidePanel }));
  else changePanel(name, { open });
}

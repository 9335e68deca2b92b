import { useMediaQuery } from '@mantine/hooks';
import { changePanel, useSettings } from './settingsStore';
import { type SidePanelName, useView } from './viewStore';

/** In a window up to this width, as a zoomed one is, a side panel lies over the canvas: beside it, there would be no room for it. */
const NARROW = '(max-width: 900px)';

/** Whether side panels lie over the canvas, followed as the window changes. */
export function useNarrow(): boolean {
  return useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
}

/** Whether a side panel is in sight. */
export function isSidePanelOpen(name: SidePanelName): boolean {
  if (window.matchMedia(NARROW).matches) return useView.getState().sidePanel === name;
  return useSettings.getState().panels[name].open;
}

/** As `isSidePanelOpen`, followed as it changes. */
export function useSidePanelOpen(name: SidePanelName): boolean {
  const over = useView((state) => state.sidePanel === name);
  const beside = useSettings((state) => state.panels[name].open);
  return useNarrow() ? over : beside;
}

/** Opens or closes a side panel. Over the canvas lies one at a time, and none is remembered. */
export function openSidePanel(name: SidePanelName, open: boolean): void {
  if (window.matchMedia(NARROW).matches) useView.setState({ sidePanel: open ? name : null });
  else changePanel(name, { open });
}

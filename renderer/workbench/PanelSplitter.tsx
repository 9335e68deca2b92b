import type { ComponentProps } from 'react';
import { changePanel, PANEL_BOUNDS, type PanelName, useSettings } from '../state/settingsStore';
import { Splitter } from '../ui/Splitter';

type PanelSplitterProps = Pick<ComponentProps<typeof Splitter>, 'label' | 'axis' | 'reversed'> & {
  readonly panel: PanelName;
};

/** The edge between a side panel and the canvas. */
export function PanelSplitter({ panel, ...look }: PanelSplitterProps) {
  const sizePx = useSettings((state) => state.panels[panel].sizePx);
  return (
    <Splitter
      {...look}
      sizePx={sizePx}
      bounds={PANEL_BOUNDS[panel]}
      testId={`splitter-${panel}`}
      onResize={(wantedPx) => changePanel(panel, { sizePx: wantedPx })}
    />
  );
}

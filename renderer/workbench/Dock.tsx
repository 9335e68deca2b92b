import { type KeyboardEvent, type MouseEvent, Suspense, useDeferredValue, useRef } from 'react';
import { useTexts } from '../i18n/texts';
import { PANELS } from '../panels';
import type { Panel, PanelBadge } from '../panels/definePanel';
import { showDockTab, useSettings } from '../state/settingsStore';
import { CommandIconButton } from '../commands/CommandIconButton';
import { runCommand } from '../commands/registry';
import styles from './Dock.module.css';
import { ErrorBoundary } from './frame/ErrorBoundary';
import { useView } from '../state/viewStore';
import { ChevronDownIcon, ChevronUpIcon, MaximizeIcon, RestoreIcon } from '../ui/icons';

/** The panels below the canvas, one at a time. Closed, its tabs stay in sight. */
export function Dock() {
  const tab = useShownPanel();
  const open = useSettings((state) => state.panels.dock.open);
  const maximized = useView((state) => state.dockMaximized);
  const { t } = useTexts();
  // The panel before stays in sight until the code of the next one is there, so that none is ever blank.
  const { id, label, View } = useDeferredValue(tab);
  return (
    <section className={styles.dock} aria-label={t('dock.label')} data-open={open}>
      <div className={styles.bar} onDoubleClick={onDoubleClick}>
        <TabList tab={tab} open={open} />
        <CommandIconButton id="view.maximizeDock" icon={maximized ? <RestoreIcon /> : <MaximizeIcon />} />
        <CommandIconButton id="view.dock" icon={open ? <ChevronDownIcon /> : <ChevronUpIcon />} />
      </div>
      {open && (
        <div
          role="tabpanel"
          id="dock-panel"
          className={styles.panel}
          aria-labelledby={`dock-tab-${id}`}
          data-testid={`dock-panel-${id}`}
        >
          <ErrorBoundary part={t(label)} resetKey={id}>
            <Suspense fallback={null}>
              <View />
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
    </section>
  );
}

/** A double click anywhere on the strip of tabs, but not on the buttons beside them. */
function onDoubleClick({ target }: MouseEvent): void {
  const button = (target as Element).closest('button');
  if (!button || button.role === 'tab') runCommand('view.maximizeDock');
}

/** The panel in front. One that was remembered and is no more gives way to the first. */
function useShownPanel(): Panel {
  const tab = useSettings((state) => state.dockTab);
  return (PANELS.find(({ id }) => id === tab) ?? PANELS[0]) as Panel;
}

function TabList({ tab, open }: { readonly tab: Panel; readonly open: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  const { t } = useTexts();
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const end = { Home: 0, End: PANELS.length - 1 }[event.key];
    const at = step === undefined ? end : PANELS.indexOf(tab) + step;
    const next = at === undefined ? undefined : PANELS.at(at % PANELS.length);
    if (!next) return;
    event.preventDefault();
    showDockTab(next.id);
    list.current?.querySelector<HTMLElement>(`#dock-tab-${next.id}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" className={styles.tabs} aria-label={t('dock.label')} onKeyDown={onKeyDown}>
      {PANELS.map(({ id, label, badge }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`dock-tab-${id}`}
          className={styles.tab}
          aria-selected={open && tab.id === id}
          aria-controls={open ? 'dock-panel' : undefined}
          tabIndex={tab.id === id ? 0 : -1}
          data-testid={`dock-tab-${id}`}
          onClick={() => showDockTab(id)}
        >
          {t(label)}
          {badge && <Badge id={id} useBadge={badge} />}
        </button>
      ))}
    </div>
  );
}

function Badge({ id, useBadge }: { readonly id: string; readonly useBadge: () => PanelBadge }) {
  const { count, tone } = useBadge();
  return (
    <em data-tone={tone} data-testid={`dock-badge-${id}`}>
      {count}
    </em>
  );
}

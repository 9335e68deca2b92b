import { type KeyboardEvent, Suspense, useDeferredValue, useRef } from 'react';
import { useTexts } from '../i18n/texts';
import { ProblemsPanel } from '../panels/problems/ProblemsPanel';
import { useProblemCount } from '../panels/problems/allProblems';
import { DOCK_TABS, type DockTab, showDockTab, useSettings } from '../state/settingsStore';
import { CommandIconButton } from '../commands/CommandIconButton';
import styles from './Dock.module.css';
import { LAZY_PANELS } from '../app/dockPanels';
import { ErrorBoundary } from './frame/ErrorBoundary';
import { ChevronDownIcon, ChevronUpIcon } from '../ui/icons';

/** The panels below the canvas, one at a time. Closed, its tabs stay in sight. */
export function Dock() {
  const tab = useSettings((state) => state.dockTab);
  const open = useSettings((state) => state.panels.dock.open);
  const { t } = useTexts();
  // The panel before stays in sight until the code of the next one is there, so that none is ever blank.
  const shown = useDeferredValue(tab);
  const Panel = shown === 'problems' ? ProblemsPanel : LAZY_PANELS[shown];
  return (
    <section className={styles.dock} aria-label={t('dock.label')} data-open={open}>
      <div className={styles.bar}>
        <TabList tab={tab} open={open} />
        <CommandIconButton id="view.dock">{open ? <ChevronDownIcon /> : <ChevronUpIcon />}</CommandIconButton>
      </div>
      {open && (
        <div
          role="tabpanel"
          id="dock-panel"
          className={styles.panel}
          aria-labelledby={`dock-tab-${shown}`}
          data-testid={`dock-panel-${shown}`}
        >
          <ErrorBoundary part={t(`dock.${shown}`)} resetKey={shown}>
            <Suspense fallback={null}>
              <Panel />
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
    </section>
  );
}

function TabList({ tab, open }: { readonly tab: DockTab; readonly open: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  const problems = useProblemCount();
  const { t } = useTexts();
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const end = { Home: 0, End: DOCK_TABS.length - 1 }[event.key];
    const at = step === undefined ? end : DOCK_TABS.indexOf(tab) + step;
    const next = at === undefined ? undefined : DOCK_TABS.at(at % DOCK_TABS.length);
    if (!next) return;
    event.preventDefault();
    showDockTab(next);
    list.current?.querySelector<HTMLElement>(`#dock-tab-${next}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" className={styles.tabs} aria-label={t('dock.label')} onKeyDown={onKeyDown}>
      {DOCK_TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`dock-tab-${name}`}
          className={styles.tab}
          aria-selected={open && tab === name}
          aria-controls={open ? 'dock-panel' : undefined}
          tabIndex={tab === name ? 0 : -1}
          data-testid={`dock-tab-${name}`}
          onClick={() => showDockTab(name)}
        >
          {t(`dock.${name}`)}
          {name === 'problems' && (
            <em data-tone={problems.errors > 0 ? 'error' : 'none'} data-testid="problem-count">
              {problems.errors + problems.warnings}
            </em>
          )}
        </button>
      ))}
    </div>
  );
}

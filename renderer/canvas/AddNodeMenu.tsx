import { findNode, type LayerDefinition, NODE_HEIGHT_PX, NODE_WIDTH_PX } from '#engine';
import { useClickOutside } from '@mantine/hooks';
import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import { currentTexts, useTexts } from '../i18n/texts';
import { dataSignatureOf } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { addNode } from '../state/editGraph';
import { select } from '../state/selectionStore';
import { useListChoice } from '../ui/useListChoice';
import { announce } from '../state/viewStore';
import styles from './AddNodeMenu.module.css';
import { type AddMenu, setCanvas, useCanvas } from './canvasStore';
import { Swatch } from './Swatch';
import { matchesQuery } from './layerSearch';
import { snapped } from './placement';
import { layersThatFit } from './wiring';

const MENU_WIDTH_PX = 240;
const MENU_HEIGHT_PX = 300;
const LIST_ID = 'add-node-list';

/** The menu of nodes to add at a place on the canvas; for a wire, of those that fit its end. */
export function AddNodeMenu({ container }: { readonly container: RefObject<HTMLDivElement | null> }) {
  const menu = useCanvas((state) => state.addMenu);
  if (!menu) return null;
  return <OpenMenu key={`${menu.place.clientX} ${menu.place.clientY}`} menu={menu} container={container} />;
}

function close(): void {
  setCanvas({ addMenu: null });
}

function OpenMenu({ menu, container }: { menu: AddMenu; container: RefObject<HTMLDivElement | null> }) {
  const texts = useTexts();
  const { t } = texts;
  const root = useClickOutside<HTMLDivElement>(close, ['pointerdown'], undefined, true, true);
  const fitting = useMemo(() => {
    const state = useDocument.getState();
    return layersThatFit(state.project.graph, dataSignatureOf(state), menu);
  }, [menu]);
  const end = menu.from ?? menu.to;
  const endNode = end && findNode(useDocument.getState().project.graph, end.node);

  const search = (query: string) => fitting.filter((layer) => matchesQuery(layer, query, texts));
  const choose = (layer: LayerDefinition): void => {
    close();
    const { x, y } = menu.place;
    const left = menu.from ? x : menu.to ? x - NODE_WIDTH_PX : x - NODE_WIDTH_PX / 2;
    const place = snapped({ x: left, y: y - NODE_HEIGHT_PX / 2 });
    const id = addNode(layer.type, place, { connectFrom: menu.from, connectTo: menu.to });
    if (id === null) return;
    select([id]);
    announce(currentTexts().t('said.added', { node: currentTexts().layer(layer.type).label }));
    // The node is drawn in the next frame; the keyboard goes on from it.
    requestAnimationFrame(() => {
      document
        .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: true });
    });
  };
  const { found, field, list, option } = useListChoice(LIST_ID, search, choose);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else field.onKeyDown(event);
  };
  const box = container.current?.getBoundingClientRect();
  const left = Math.max(8, Math.min(menu.place.clientX - (box?.x ?? 0), (box?.width ?? 0) - MENU_WIDTH_PX - 8));
  const top = Math.max(8, Math.min(menu.place.clientY - (box?.y ?? 0), (box?.height ?? 0) - MENU_HEIGHT_PX - 8));
  return (
    <div ref={root} className={styles.menu} style={{ left, top }} data-testid="add-node-menu">
      {endNode && (
        <p className={styles.title}>{t(menu.from ? 'add.after' : 'add.before', { node: texts.title(endNode) })}</p>
      )}
      <input
        className={styles.search}
        // The menu was just asked for, and its field is where typing goes.
        autoFocus
        placeholder={t('palette.search')}
        aria-label={t('palette.search')}
        {...field}
        onKeyDown={onKeyDown}
      />
      <ul className={styles.list} aria-label={t('palette.label')} {...list}>
        {found.map((layer, i) => (
          <li
            key={layer.type}
            className={styles.item}
            title={texts.layer(layer.type).help}
            data-testid={`add-${layer.type}`}
            {...option(layer, i)}
          >
            <Swatch family={layer.family} />
            {texts.layer(layer.type).label}
          </li>
        ))}
        {found.length === 0 && <li className={styles.none}>{t(end ? 'add.nothingFits' : 'palette.nothing')}</li>}
      </ul>
    </div>
  );
}

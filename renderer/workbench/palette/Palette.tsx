import { CATALOG, type LayerDefinition } from '#engine';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { CommandIconButton } from '../../commands/CommandIconButton';
import { ChevronLeftIcon } from '../../ui/icons';
import { Swatch } from '../../canvas/Swatch';
import { matchesQuery } from '../../canvas/layerSearch';
import { useTexts } from '../../i18n/texts';
import { addFromPalette } from './addFromPalette';
import styles from './Palette.module.css';
import { PALETTE_GROUPS } from './paletteGroups';
import { usePaletteDrag } from './usePaletteDrag';
import { useCanvas } from '../../canvas/canvasStore';
import { familyOf } from '../../canvas/graphToFlow';

/** The layers to choose from: dragged onto the canvas, or added beside the selected node with a click or Enter. */
export const Palette = memo(function Palette() {
  const texts = useTexts();
  const { t } = texts;
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const groups = PALETTE_GROUPS.map((group) => ({
    ...group,
    layers: CATALOG.filter((layer) => group.families.includes(layer.family) && matchesQuery(layer, query, texts)),
  })).filter((group) => group.layers.length > 0);

  const focusItem = (index: number): void => {
    const items = list.current?.querySelectorAll<HTMLElement>('[data-palette-item]');
    items?.[Math.max(0, Math.min(items.length - 1, index))]?.focus();
  };
  const onSearchKey = (event: KeyboardEvent): void => {
    const first = groups[0]?.layers[0];
    if (event.key === 'ArrowDown') focusItem(0);
    else if (event.key === 'Enter' && query !== '' && first) {
      addFromPalette(first.type);
      setQuery('');
    } else if (event.key === 'Escape' && query !== '') setQuery('');
    else return;
    event.preventDefault();
  };
  const onListKey = (event: KeyboardEvent): void => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-palette-item]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || at < 0) return;
    event.preventDefault();
    focusItem(at + step);
  };
  return (
    <div className={styles.palette}>
      <div className={styles.top}>
        <div className={styles.search}>
          <input
            data-palette-search=""
            data-testid="palette-search"
            placeholder={t('palette.search')}
            aria-label={t('palette.search')}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={onSearchKey}
          />
          <kbd aria-hidden="true">/</kbd>
        </div>
        <CommandIconButton id="view.palette" icon={<ChevronLeftIcon />} />
      </div>
      <div ref={list} onKeyDown={onListKey}>
        {groups.map((group) => (
          <section key={group.label} aria-label={t(group.label)}>
            <h2>{t(group.label)}</h2>
            {group.layers.map((layer) => (
              <PaletteItem key={layer.type} layer={layer} />
            ))}
          </section>
        ))}
        {groups.length === 0 && <p className={styles.none}>{t('palette.nothing')}</p>}
      </div>
    </div>
  );
});

function PaletteItem({ layer }: { readonly layer: LayerDefinition }) {
  const { label, help } = useTexts().layer(layer.type);
  const drag = usePaletteDrag(layer.type);
  return (
    <button
      type="button"
      className={styles.item}
      title={help}
      data-palette-item=""
      data-testid={`palette-item-${layer.type}`}
      {...drag}
    >
      <Swatch family={layer.family} />
      {label}
    </button>
  );
}

/** The layer under the pointer on its way from the palette. */
export function PaletteDragGhost() {
  const drag = useCanvas((state) => state.paletteDrag);
  const { layer } = useTexts();
  if (!drag) return null;
  return (
    <div className={styles.ghost} style={{ left: drag.clientX, top: drag.clientY }}>
      <Swatch family={familyOf(drag.type)} />
      {layer(drag.type).label}
    </div>
  );
}

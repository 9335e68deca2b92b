import { findLayer } from '#engine';
import { useCanvas } from '../../canvas/canvasStore';
import { hueOf } from '../../canvas/families';
import { useTexts } from '../../i18n/texts';
import styles from './Palette.module.css';

/** The layer under the pointer on its way from the palette. */
export function PaletteDragGhost() {
  const drag = useCanvas((state) => state.paletteDrag);
  const { layer } = useTexts();
  if (!drag) return null;
  const family = findLayer(drag.type)?.family ?? 'shape';
  return (
    <div className={styles.ghost} style={{ left: drag.clientX, top: drag.clientY }}>
      <span className={styles.swatch} style={{ background: hueOf(family) }} />
      {layer(drag.type).label}
    </div>
  );
}

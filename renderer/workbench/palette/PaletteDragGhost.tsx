import { useCanvas } from '../../canvas/canvasStore';
import { familyOf } from '../../canvas/graphToFlow';
import { Swatch } from '../../canvas/Swatch';
import { useTexts } from '../../i18n/texts';
import styles from './Palette.module.css';

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

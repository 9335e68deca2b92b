import type { LayerFamily } from '#engine';
import styles from './Swatch.module.css';
import { hueOf } from './families';

/** A spot in the hue of a family of layers. */
export function Swatch({ family }: { readonly family: LayerFamily }) {
  return <span className={styles.swatch} style={{ background: hueOf(family) }} />;
}

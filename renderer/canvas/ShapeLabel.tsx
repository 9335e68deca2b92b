import { axisWords, formatShape, type TensorSpec } from '#engine';
import { type Texts, useTexts } from '../i18n/texts';
import styles from './ShapeLabel.module.css';

const CHARACTER_PX = 6.95;
/** A Chinese character is as wide as the type is high. */
const WIDE_CHARACTER_PX = 11.5;
const PADDING_PX = 30;

/** The room that the words need between two nodes, about. */
export function wordsWidthPx(spec: TensorSpec, texts: Pick<Texts, 't'>): number {
  const text = axisWords(spec, texts).join(' × ');
  let width = PADDING_PX;
  for (const character of text) width += character > '\u2e80' ? WIDE_CHARACTER_PX : CHARACTER_PX;
  return width;
}

/** A shape as it stands on a wire: `30×5`, or `30 steps × 5 features`. The time axis has a tint of its own. */
export function ShapeLabel({ spec, inWords }: { readonly spec: TensorSpec; readonly inWords: boolean }) {
  const texts = useTexts();
  const words = axisWords(spec, texts);
  const parts = inWords ? words : spec.shape.length === 0 ? [formatShape(spec.shape)] : spec.shape.map(String);
  const cross = inWords ? ' × ' : '×';
  return (
    <span
      className={`${styles.shape} mono`}
      title={words.join(' × ') + (spec.masked ? ` · ${texts.t('shape.masked')}` : '')}
    >
      {parts.map((part, i) => (
        <span key={i} className={spec.hasTime && i === 0 ? styles.time : undefined}>
          {i > 0 && <span className={styles.cross}>{cross}</span>}
          {part}
        </span>
      ))}
    </span>
  );
}

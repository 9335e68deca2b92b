import type { Template } from '#templates';
import { useState } from 'react';
import { openTemplate } from '../../files/openProject';
import { showFailure } from '../../i18n/showFailure';
import { useTexts } from '../../i18n/texts';
import styles from './Gallery.module.css';

/** A template to start from: what it predicts, from which data, and what to expect of it. */
export function TemplateCard({ template, hue }: { readonly template: Template; readonly hue: string }) {
  const [opening, setOpening] = useState(false);
  const { title, tagline, expect, data } = useTexts().template(template.id);
  const { tag, preview } = template.description;
  const open = async (): Promise<void> => {
    setOpening(true);
    await openTemplate(template).catch((error: unknown) => showFailure(error, 'problems.cannotOpen'));
    setOpening(false);
  };
  return (
    <button
      type="button"
      className={styles.card}
      aria-busy={opening}
      data-testid={`template-${template.id}`}
      onClick={opening ? undefined : () => void open()}
    >
      <span className={styles.picture}>
        <TemplatePicture values={preview} hue={hue} />
      </span>
      <span className={styles.cardTitle}>{title}</span>
      <span className={styles.summary}>{tagline}</span>
      <span className={styles.expect}>{expect}</span>
      <span className={`${styles.meta} mono`}>
        <span>{data}</span>
        <span className={styles.tag}>{tag}</span>
      </span>
    </button>
  );
}

const WIDTH = 162;
const HEIGHT = 56;
const MARGIN = 4;

/** A stretch of a template's own data as a line. It adds nothing that is not in the card's words. */
function TemplatePicture({ values, hue }: { readonly values: readonly number[]; readonly hue: string }) {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const points = values.map((value, i) => {
    const x = (i / Math.max(1, values.length - 1)) * WIDTH;
    const y = HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke={hue}
        strokeWidth="2"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

import type { Template } from '#templates';
import { useState } from 'react';
import { openTemplate } from '../../files/openProject';
import { showFailure } from '../../i18n/showFailure';
import { useTexts } from '../../i18n/texts';
import styles from './Gallery.module.css';
import { TemplatePicture } from './TemplatePicture';

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

import { TEMPLATES } from '#templates';
import { Suspense } from 'react';
import { Button } from '../../ui/Button';
import controls from '../../ui/controls.module.css';
import { ComputeChip } from '../compute/lazyComputeChip';
import header from '../frame/Header.module.css';
import { SeqloomMark } from '../../ui/icons';
import { LanguageSwitch } from '../frame/LanguageSwitch';
import { CommandButton } from '../../commands/CommandButton';
import { useTexts } from '../../i18n/texts';
import { useDocument } from '../../state/documentStore';
import { showScreen } from '../../state/viewStore';
import styles from './Gallery.module.css';
import { RecentList } from './RecentList';
import { RecoveredNote } from './RecoveredNote';
import { TemplateCard } from './TemplateCard';

/** Hues of the cards' pictures, in turn. */
const HUES = ['var(--data)', 'var(--recurrent)', 'var(--dense)', 'var(--regular)', 'var(--target)'] as const;

/** Where every start begins: templates, files, recent projects and recovered work. */
export function Gallery() {
  const { t } = useTexts();
  return (
    <div className={styles.gallery}>
      <header className={header.header}>
        <div className={header.mark}>
          <SeqloomMark />
          Seqloom
        </div>
        <BackButton />
        <div className={header.spacer} />
        <Suspense fallback={null}>
          <ComputeChip />
        </Suspense>
        <LanguageSwitch className={controls.button} />
      </header>
      <main className={styles.body}>
        <aside className={styles.side} aria-label={t('gallery.side')}>
          <div className={styles.open}>
            <StartButton id="file.new" label={t('gallery.empty')} primary />
            <StartButton id="file.open" label={t('gallery.open')} />
            <StartButton id="file.openData" label={t('gallery.openData')} />
            <StartButton id="file.importModel" label={t('gallery.importModel')} />
          </div>
          <RecentList />
          <RecoveredNote />
        </aside>
        <section className={styles.templates} aria-labelledby="gallery-title">
          <h1 id="gallery-title">{t('gallery.title')}</h1>
          <p>{t('gallery.subtitle')}</p>
          <ul className={styles.grid}>
            {TEMPLATES.map((template, i) => (
              <li key={template.id}>
                <TemplateCard template={template} hue={HUES[i % HUES.length] ?? 'var(--data)'} />
              </li>
            ))}
          </ul>
        </section>
      </main>
    </div>
  );
}

function StartButton({ id, label, primary = false }: { id: string; label: string; primary?: boolean }) {
  return (
    <CommandButton id={id} look={primary ? 'primary' : 'plain'} className={styles.start} data-testid={`start-${id}`}>
      {label}
    </CommandButton>
  );
}

/** The way back to the project that is open behind the gallery. */
function BackButton() {
  const open = useDocument((state) => state.documentId > 0);
  const name = useDocument((state) => state.project.name);
  const { t } = useTexts();
  if (!open) return null;
  return (
    <Button look="link" onClick={() => showScreen('studio')} data-testid="back-to-project">
      {t('gallery.back', { name })}
    </Button>
  );
}

import { useTexts } from '../../i18n/texts';
import { useSequenceRecipe } from './useSequenceRecipe';
import styles from './sequenceClassification.module.css';

/** How recordings become samples, as the project has it. */
export function RecordingSettings() {
  const { t, numbers } = useTexts();
  const { samples, length, stride, scaling, parts, seed } = useSequenceRecipe();
  const rows = [
    [t('panel.sequences.samples'), t(`panel.sequences.samples.${samples}`)],
    [t('recipe.length'), numbers.count(length)],
    ...(samples === 'windows' ? [[t('recipe.stride'), numbers.count(stride)]] : []),
    [t('panel.data.scaling'), t(`panel.data.scaling.${scaling}`)],
    [t('panel.sequences.split'), parts ?? t('panel.sequences.drawn', { seed: String(seed) })],
  ];
  return (
    <dl className={styles.settings}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

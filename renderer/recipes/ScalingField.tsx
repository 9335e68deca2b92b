import { useId } from 'react';
import type { ScalingName } from '#engine';
import { useTexts } from '../i18n/texts';
import styles from './RecipeFields.module.css';

const SCALINGS: readonly ScalingName[] = ['standard', 'minMax', 'none'];

interface ScalingFieldProps {
  readonly scaling: ScalingName;
  readonly onChange: (scaling: ScalingName) => void;
}

/** How number columns are scaled. */
export function ScalingField({ scaling, onChange }: ScalingFieldProps) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id} title={t('panel.data.scalingHelp')}>
        {t('panel.data.scaling')}
      </label>
      <select
        id={id}
        value={scaling}
        data-testid="scaling"
        onChange={(event) => onChange(event.target.value as ScalingName)}
      >
        {SCALINGS.map((name) => (
          <option key={name} value={name}>
            {t(`panel.data.scaling.${name}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

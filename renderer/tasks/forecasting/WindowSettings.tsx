import { useId } from 'react';
import type { DataRecipe } from '#engine';
import { useTexts } from '../../i18n/texts';
import { useDataSignature } from '../../state/analysis';
import { setRecipe } from '../../state/editProject';
import { DraftField } from '../../recipes/DraftField';
import styles from '../../recipes/RecipeFields.module.css';
import { ScalingField } from '../../recipes/ScalingField';
import { WholeNumberField } from '../../recipes/WholeNumberField';
import type { RecipeProps } from '../taskView';
import { CALENDAR_FEATURES, parseSeasons, toggleCalendar } from './editRecipe';
import { TimeSplit } from './TimeSplit';

/** How rows become windows: what the model sees, what it forecasts, and which rows it learns from. */
export function WindowSettings({ table, recipe }: RecipeProps<DataRecipe>) {
  const { t } = useTexts();
  const calendarId = useId();
  const unit = t(`panel.data.steps.${useDataSignature()?.stepUnit ?? 'step'}`);
  return (
    <div className={styles.settings}>
      <div className={styles.pair}>
        {(['lookback', 'horizon'] as const).map((field) => (
          <WholeNumberField
            key={field}
            label={t(`panel.data.${field}`)}
            help={t(`panel.data.${field}Help`)}
            value={recipe[field]}
            unit={unit}
            testId={field}
            onChange={(value) => setRecipe('forecasting', { [field]: value }, field)}
          />
        ))}
      </div>
      <ScalingField scaling={recipe.scaling} onChange={(scaling) => setRecipe('forecasting', { scaling })} />
      <DraftField
        label={t('panel.data.seasons')}
        help={t('panel.data.seasonsHelp')}
        value={recipe.seasons}
        format={(seasons) => seasons.join(', ')}
        parse={parseSeasons}
        problem={t('panel.data.seasonsProblem')}
        suffix={unit}
        testId="seasons"
        onChange={(seasons) => setRecipe('forecasting', { seasons }, 'seasons')}
      />
      <div className={styles.row} role="group" aria-labelledby={calendarId}>
        <span id={calendarId} className={styles.label} title={t('panel.data.calendarHelp')}>
          {t('panel.data.calendar')}
        </span>
        <span className={styles.checks}>
          {CALENDAR_FEATURES.map((feature) => (
            <label key={feature}>
              <input
                type="checkbox"
                disabled={recipe.time === null}
                checked={recipe.calendar.includes(feature)}
                data-testid={`calendar-${feature}`}
                onChange={() => setRecipe('forecasting', toggleCalendar(recipe, feature))}
              />
              {t(`panel.data.calendar.${feature}`)}
            </label>
          ))}
        </span>
      </div>
      <TimeSplit table={table} recipe={recipe} />
    </div>
  );
}

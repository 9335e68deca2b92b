import { useId } from 'react';
import type { DataRecipe, ScalingName, Table } from '#engine';
import { useTexts } from '../../i18n/texts';
import { useDataSignature } from '../../state/analysis';
import { setRecipe } from '../../state/editProject';
import { DraftField } from './DraftField';
import { CALENDAR_FEATURES, parseSeasons, parseSteps, toggleCalendar } from './editRecipe';
import { SplitBar } from './SplitBar';
import styles from './WindowSettings.module.css';

interface WindowSettingsProps {
  readonly table: Table;
  readonly recipe: DataRecipe;
}

const SCALINGS: readonly ScalingName[] = ['standard', 'minMax', 'none'];

/** How rows become windows: what the model sees, what it forecasts, and which rows it learns from. */
export function WindowSettings({ table, recipe }: WindowSettingsProps) {
  const { t } = useTexts();
  const scalingId = useId();
  const calendarId = useId();
  const unit = t(`panel.data.steps.${useDataSignature()?.stepUnit ?? 'step'}`);
  return (
    <div className={styles.settings}>
      <div className={styles.pair}>
        <DraftField
          label={t('panel.data.lookback')}
          help={t('panel.data.lookbackHelp')}
          value={recipe.lookback}
          format={String}
          parse={parseSteps}
          problem={t('panel.data.stepsProblem')}
          suffix={unit}
          testId="lookback"
          onChange={(lookback) => setRecipe({ lookback }, 'lookback')}
        />
        <DraftField
          label={t('panel.data.horizon')}
          help={t('panel.data.horizonHelp')}
          value={recipe.horizon}
          format={String}
          parse={parseSteps}
          problem={t('panel.data.stepsProblem')}
          suffix={unit}
          testId="horizon"
          onChange={(horizon) => setRecipe({ horizon }, 'horizon')}
        />
      </div>
      <div className={styles.row}>
        <label htmlFor={scalingId} title={t('panel.data.scalingHelp')}>
          {t('panel.data.scaling')}
        </label>
        <select
          id={scalingId}
          value={recipe.scaling}
          data-testid="scaling"
          onChange={(event) => setRecipe({ scaling: event.target.value as ScalingName })}
        >
          {SCALINGS.map((scaling) => (
            <option key={scaling} value={scaling}>
              {t(`panel.data.scaling.${scaling}`)}
            </option>
          ))}
        </select>
      </div>
      <DraftField
        label={t('panel.data.seasons')}
        help={t('panel.data.seasonsHelp')}
        value={recipe.seasons}
        format={(seasons) => seasons.join(', ')}
        parse={parseSeasons}
        problem={t('panel.data.seasonsProblem')}
        suffix={unit}
        testId="seasons"
        onChange={(seasons) => setRecipe({ seasons }, 'seasons')}
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
                onChange={() => setRecipe(toggleCalendar(recipe, feature))}
              />
              {t(`panel.data.calendar.${feature}`)}
            </label>
          ))}
        </span>
      </div>
      <SplitBar table={table} recipe={recipe} />
    </div>
  );
}

import { useId, useMemo } from 'react';
import { type DataRecipe, usedRows, rowsIn, splitRows } from '#engine';
import { useTexts } from '../../i18n/texts';
import { useDataSignature } from '../../state/analysis';
import { setRecipe } from '../../state/editProject';
import { DraftField } from '../../recipes/DraftField';
import styles from '../../recipes/RecipeFields.module.css';
import { ScalingField } from '../../recipes/ScalingField';
import { WholeNumberField } from '../../recipes/WholeNumberField';
import type { RecipeProps } from '../taskView';
import { CALENDAR_FEATURES, parseSeasons, toggleCalendar, withSeries } from './editRecipe';
import { SplitBar } from '../../recipes/SplitBar';

/** How rows become windows: what the model sees, what it forecasts, and which rows it learns from. */
export function WindowSettings({ table, recipe }: RecipeProps<DataRecipe>) {
  const { t } = useTexts();
  const calendarId = useId();
  const unit = t(`panel.data.steps.${useDataSignature()?.stepUnit ?? 'step'}`);
  const seriesId = useId();
  return (
    <div className={styles.settings}>
      <div className={styles.row}>
        <label htmlFor={seriesId} title={t('panel.data.seriesHelp')}>
          {t('panel.data.series')}
        </label>
        <select
          id={seriesId}
          value={recipe.series ?? ''}
          data-testid="series"
          onChange={(event) => setRecipe('forecasting', withSeries(recipe, event.target.value || null))}
        >
          <option value="">{t('panel.data.oneSeries')}</option>
          {table.columns.map(({ name, kind }) => kind !== 'time' && <option key={name}>{name}</option>)}
        </select>
      </div>
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

/** The three parts of the rows in time order, and the dates and rows of each. */
function TimeSplit({ table, recipe }: RecipeProps<DataRecipe>) {
  const { t, amount, times } = useTexts();
  const { time, series, features, targets } = recipe;
  const { ordering } = useMemo(
    () => usedRows(table, { time, series, features, targets }),
    [table, time, series, features, targets],
  );
  const parts = useMemo(() => splitRows(recipe, ordering), [recipe, ordering]);
  const factsOf = (part: 'train' | 'validation' | 'test'): readonly string[] => {
    const { spans } = parts[part];
    const rows = amount('count.rows', rowsIn(parts[part]));
    const moments = ordering.times;
    if (!moments || spans.length === 0) return [rows];
    const from = Math.min(...spans.map(({ firstRow }) => moments[firstRow] as number));
    const to = Math.max(...spans.map(({ endRow }) => moments[endRow - 1] as number));
    return [rows, `${times.date(from)} –`, times.date(to)];
  };
  return (
    <SplitBar
      title={t('panel.data.split')}
      help={t('panel.data.splitHelp')}
      split={recipe.split}
      facts={{ train: factsOf('train'), validation: factsOf('validation'), test: factsOf('test') }}
      onChange={(split, field) => setRecipe('forecasting', { split }, field)}
    />
  );
}

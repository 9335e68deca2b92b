import type { PartName, SequenceFacts, SequenceRecipe } from '#engine';
import { useTexts } from '../../i18n/texts';
import fields from '../../recipes/RecipeFields.module.css';
import { SplitBar } from '../../recipes/SplitBar';
import { WholeNumberField } from '../../recipes/WholeNumberField';

interface RecordingSplitProps {
  readonly recipe: SequenceRecipe;
  readonly facts: SequenceFacts;
  readonly onChange: (changes: Partial<SequenceRecipe>, field?: string) => void;
}

/** The three parts of the recordings: drawn by shares that can be moved, or given by a column. */
export function RecordingSplit({ recipe, facts, onChange }: RecordingSplitProps) {
  const { t, amount } = useTexts();
  const { recordings, recordingsOf, samplesOf } = facts;
  const { split, parts } = recipe;
  const given = parts !== null;
  const lines = (part: PartName): readonly string[] => {
    const own = amount('panel.sequences.recordingCount', recordingsOf[part]);
    return recipe.samples === 'windows' ? [own, amount('panel.sequences.windowCount', samplesOf[part])] : [own];
  };
  const shareOf = (part: PartName): number => recordingsOf[part] / Math.max(1, recordings);
  const ofTrain = split.train + split.validation;
  return (
    <>
      <SplitBar
        title={given ? t('panel.sequences.given', { column: parts }) : t('panel.sequences.split')}
        help={t(given ? 'panel.sequences.givenHelp' : 'panel.sequences.splitHelp')}
        split={given ? { train: shareOf('train'), validation: shareOf('validation') } : split}
        facts={{ train: lines('train'), validation: lines('validation'), test: lines('test') }}
        {...(!given && { onChange: (moved, field) => onChange({ split: moved }, field) })}
      />
      {given && (
        <WholeNumberField
          label={t('panel.sequences.validation')}
          help={t('panel.sequences.validationHelp')}
          value={Math.round((100 * split.validation) / ofTrain)}
          least={0}
          most={90}
          unit={t('panel.sequences.ofTraining')}
          testId="validation-share"
          onChange={(percent) => {
            const validation = (ofTrain * percent) / 100;
            onChange({ split: { train: ofTrain - validation, validation } }, 'validation');
          }}
        />
      )}
      <div className={fields.pair}>
        <span className={fields.checks}>
          <label title={t('panel.sequences.stratifiedHelp')}>
            <input
              type="checkbox"
              checked={recipe.stratified}
              data-testid="stratified"
              onChange={(event) => onChange({ stratified: event.target.checked })}
            />
            {t('panel.sequences.stratified')}
          </label>
        </span>
        <WholeNumberField
          label={t('panel.sequences.seed')}
          help={t('panel.sequences.seedHelp')}
          value={recipe.seed}
          least={0}
          most={2 ** 32 - 1}
          testId="split-seed"
          onChange={(seed) => onChange({ seed }, 'seed')}
        />
      </div>
    </>
  );
}

import { useMemo } from 'react';
import { sequenceFacts, type SequenceRecipe } from '#engine';
import { useTexts } from '../../i18n/texts';
import fields from '../../recipes/RecipeFields.module.css';
import { ScalingField } from '../../recipes/ScalingField';
import { WholeNumberField } from '../../recipes/WholeNumberField';
import { setRecipe } from '../../state/editProject';
import { Segments } from '../../ui/Segments';
import type { RecipeProps } from '../taskView';
import { withSamples } from './editRecipe';
import { RecordingFacts } from './RecordingFacts';
import { RecordingSplit } from './RecordingSplit';

/** How recordings become samples, which of them the model learns from, and what comes of it. */
export function RecordingSettings({ table, recipe }: RecipeProps<SequenceRecipe>) {
  const { t } = useTexts();
  const facts = useMemo(() => sequenceFacts(table, recipe), [table, recipe]);
  const change = (changes: Partial<SequenceRecipe>, field?: string): void =>
    setRecipe('sequenceClassification', changes, field);
  const steps = t('panel.data.steps.step');
  return (
    <div className={fields.settings}>
      <div className={fields.row}>
        <span className={fields.label} title={t('panel.sequences.samplesHelp')}>
          {t('panel.sequences.samples')}
        </span>
        <Segments
          label={t('panel.sequences.samples')}
          choices={{
            recordings: t('panel.sequences.samples.recordings'),
            windows: t('panel.sequences.samples.windows'),
          }}
          chosen={recipe.samples}
          testId="samples"
          onChoose={(samples) => change(withSamples(recipe, samples, facts.steps))}
        />
      </div>
      <div className={fields.row}>
        <span className={fields.label} title={t('panel.sequences.classOfHelp')}>
          {t('panel.sequences.classOf')}
        </span>
        <Segments
          label={t('panel.sequences.classOf')}
          choices={{ sample: t('panel.sequences.classOf.sample'), step: t('panel.sequences.classOf.step') }}
          chosen={recipe.classOf ?? 'sample'}
          testId="class-of"
          onChoose={(classOf) => change({ classOf })}
        />
      </div>
      <div className={recipe.samples === 'windows' ? fields.pair : undefined}>
        <WholeNumberField
          label={t('panel.sequences.length')}
          help={t('panel.sequences.lengthHelp')}
          value={recipe.length}
          unit={steps}
          testId="length"
          onChange={(length) => change({ length }, 'length')}
        />
        {recipe.samples === 'windows' && (
          <WholeNumberField
            label={t('panel.sequences.stride')}
            help={t('panel.sequences.strideHelp')}
            value={recipe.stride}
            unit={steps}
            testId="stride"
            onChange={(stride) => change({ stride }, 'stride')}
          />
        )}
      </div>
      <ScalingField scaling={recipe.scaling} onChange={(scaling) => change({ scaling })} />
      <RecordingSplit recipe={recipe} facts={facts} onChange={change} />
      <RecordingFacts facts={facts} recipe={recipe} />
    </div>
  );
}

import { checkSettings, type OptimizerName, type TrainingSettings } from '#engine';
import { NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import controls from '../ui/controls.module.css';
import { ChevronDownIcon, ChevronRightIcon } from '../ui/icons';
import { useTexts } from '../i18n/texts';
import { sealChange, useDocument } from '../state/documentStore';
import { setTraining } from '../state/editProject';
import { Field, helpId } from './Field';
import styles from './Inspector.module.css';
import { NumberField } from './NumberField';

type NumberSetting = {
  [Key in keyof TrainingSettings]: TrainingSettings[Key] extends number
    ? number extends TrainingSettings[Key]
      ? Key
      : never
    : never;
}[keyof TrainingSettings];

const WHOLE: ReadonlySet<NumberSetting> = new Set(['epochs', 'batchSize', 'seed', 'patience']);
const STEPS: Readonly<Record<NumberSetting, number>> = {
  learningRate: 0.0005,
  momentum: 0.05,
  epochs: 1,
  batchSize: 8,
  seed: 1,
  clipNorm: 0.5,
  patience: 1,
  minDelta: 0.0001,
};
const OPTIMIZERS: readonly { readonly value: OptimizerName; readonly label: string }[] = [
  { value: 'adam', label: 'Adam' },
  { value: 'rmsprop', label: 'RMSprop' },
  { value: 'sgd', label: 'SGD' },
];

/** How the model is trained. */
export function TrainingForm() {
  const settings = useDocument((state) => state.project.training);
  const hasWeights = useDocument((state) => state.project.trained !== null);
  const [advanced, setAdvanced] = useState(false);
  const { t } = useTexts();
  return (
    <form aria-label={t('inspector.training')} onSubmit={(event) => event.preventDefault()}>
      <Field id="training-optimizer" label={t('training.optimizer')} help={t('training.optimizer.help')}>
        <NativeSelect
          id="training-optimizer"
          size="xs"
          rightSectionWidth={24}
          value={settings.optimizer}
          aria-describedby={helpId('training-optimizer')}
          data-testid="training-optimizer"
          data={[...OPTIMIZERS]}
          onChange={(event) => {
            sealChange();
            setTraining({ optimizer: event.currentTarget.value as OptimizerName });
          }}
        />
      </Field>
      <NumberSettingField name="learningRate" settings={settings} />
      {settings.optimizer === 'sgd' && <NumberSettingField name="momentum" settings={settings} />}
      <NumberSettingField name="epochs" settings={settings} />
      <NumberSettingField name="batchSize" settings={settings} />
      <NumberSettingField name="patience" settings={settings} />
      {hasWeights && <SwitchSettingField name="warmStart" settings={settings} />}
      <button
        type="button"
        className={`${controls.link} ${styles.advanced}`}
        aria-expanded={advanced}
        onClick={() => setAdvanced(!advanced)}
      >
        {advanced ? <ChevronDownIcon sizePx={14} /> : <ChevronRightIcon sizePx={14} />}
        {t('inspector.advanced')}
      </button>
      {advanced && (
        <>
          <SwitchSettingField name="shuffle" settings={settings} />
          <NumberSettingField name="seed" settings={settings} />
          <NumberSettingField name="clipNorm" settings={settings} />
          <NumberSettingField name="minDelta" settings={settings} />
        </>
      )}
    </form>
  );
}

function SwitchSettingField({ name, settings }: { name: 'warmStart' | 'shuffle'; settings: TrainingSettings }) {
  const { t } = useTexts();
  const id = `training-${name}`;
  return (
    <Field id={id} label={t(`training.${name}`)} help={t(`training.${name}.help`)}>
      <Switch
        id={id}
        size="sm"
        withThumbIndicator={false}
        checked={settings[name]}
        aria-describedby={helpId(id)}
        data-testid={id}
        onChange={(event) => {
          sealChange();
          setTraining({ [name]: event.currentTarget.checked });
        }}
      />
    </Field>
  );
}

function NumberSettingField({ name, settings }: { name: NumberSetting; settings: TrainingSettings }) {
  const texts = useTexts();
  const id = `training-${name}`;
  const problem = checkSettings(settings).find(({ path }) => path === `training.${name}`);
  return (
    <Field
      id={id}
      label={texts.t(`training.${name}`)}
      help={texts.t(`training.${name}.help`)}
      error={problem && texts.problem(problem).message}
    >
      <NumberField
        id={id}
        value={settings[name]}
        step={STEPS[name]}
        whole={WHOLE.has(name)}
        min={0}
        invalid={problem !== undefined}
        onChange={(value) => setTraining({ [name]: value }, name)}
      />
    </Field>
  );
}

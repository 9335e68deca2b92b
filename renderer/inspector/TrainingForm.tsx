import { checkSettings, TRAINING_PARAMS, type TrainingSettings, usedSettings } from '#engine';
import { useTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { setTraining } from '../state/editProject';
import { AdvancedFields } from './AdvancedFields';
import { Field } from './Field';
import { ParamControl } from './ParamControl';

/** How the model is trained. */
export function TrainingForm() {
  const settings = useDocument((state) => state.project.training);
  const hasWeights = useDocument((state) => state.project.trained !== null);
  const { t } = useTexts();
  const names = usedSettings(settings).filter((name) => name !== 'warmStart' || hasWeights);
  const field = (name: keyof TrainingSettings) => <SettingField key={name} name={name} settings={settings} />;
  return (
    <form aria-label={t('inspector.training')} onSubmit={(event) => event.preventDefault()}>
      {names.filter((name) => !TRAINING_PARAMS[name].advanced).map(field)}
      <AdvancedFields>{names.filter((name) => TRAINING_PARAMS[name].advanced).map(field)}</AdvancedFields>
    </form>
  );
}

function SettingField({ name, settings }: { name: keyof TrainingSettings; settings: TrainingSettings }) {
  const texts = useTexts();
  const words = texts.setting(name);
  const id = `training-${name}`;
  const problem = checkSettings(settings).find(({ path }) => path === `training.${name}`);
  return (
    <Field id={id} label={words.label} help={words.help} error={problem && texts.problem(problem).message}>
      <ParamControl
        id={id}
        schema={TRAINING_PARAMS[name]}
        value={settings[name]}
        invalid={problem !== undefined}
        optionText={(option) => texts.choice(name, option)}
        onChange={(value) => setTraining({ [name]: value }, typeof value === 'number' ? name : undefined)}
      />
    </Field>
  );
}

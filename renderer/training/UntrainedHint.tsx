import { CommandButton } from '../commands/CommandButton';
import { useTexts } from '../i18n/texts';
import { EmptyState } from '../ui/EmptyState';

/** Stands where results will be, until the first training. */
export function UntrainedHint() {
  const { t } = useTexts();
  return (
    <EmptyState title={t('panel.training.untrained')} hint={t('panel.training.untrainedHint')} testId="untrained">
      <CommandButton id="model.train" />
    </EmptyState>
  );
}

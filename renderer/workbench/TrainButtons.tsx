import { CommandButton } from '../commands/CommandButton';
import { useTexts } from '../i18n/texts';
import { useTraining } from '../state/trainingStore';

/** Train; while a training runs, Pause or Resume, and Stop with the epoch count. */
export function TrainButtons() {
  const status = useTraining((state) => state.status);
  const epoch = useTraining((state) => state.batch?.epoch ?? Math.max(1, state.records.length));
  const epochs = useTraining((state) => state.plan?.epochs ?? null);
  const { t } = useTexts();
  if (status === 'idle') return <CommandButton id="model.train" look="primary" data-testid="train-button" />;
  return (
    <>
      <CommandButton id={status === 'paused' ? 'model.resume' : 'model.pause'} data-testid="pause-button" />
      <CommandButton id="model.stop" look="primary" data-testid="stop-button">
        {status === 'stopping' ? t('header.stopping') : t('command.stop')}
        {epochs !== null && (
          <span aria-label={t('header.epochOf', { epoch, epochs })}>
            {'\u2002·\u2002'}
            {epoch} / {epochs}
          </span>
        )}
      </CommandButton>
    </>
  );
}

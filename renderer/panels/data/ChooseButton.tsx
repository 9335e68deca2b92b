import { useState } from 'react';
import { useTexts } from '../../i18n/texts';
import { Button } from '../../ui/Button';
import { chooseDataFile } from './chooseDataFile';

interface ChooseButtonProps {
  readonly label?: string;
  readonly look?: 'compact';
  readonly choose?: () => Promise<void>;
}

/** Asks for a data file. */
export function ChooseButton({ label, look, choose = chooseDataFile }: ChooseButtonProps) {
  const { t } = useTexts();
  const [reading, setReading] = useState(false);
  const ask = async (): Promise<void> => {
    setReading(true);
    await choose();
    setReading(false);
  };
  return (
    <Button look={look} disabled={reading} data-testid="choose-data" onClick={() => void ask()}>
      {reading ? t('panel.data.reading') : (label ?? t('panel.data.choose'))}
    </Button>
  );
}

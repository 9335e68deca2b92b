import { useTexts } from '../i18n/texts';
import { DraftField } from './DraftField';
import { parseWhole } from './parseWhole';

interface WholeNumberFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly unit?: string;
  readonly testId: string;
  readonly onChange: (value: number) => void;
}

/** A field for a whole number, such as a count of steps, that says within what bounds it must be. */
export function WholeNumberField({ least = 1, most = 100_000, unit, ...field }: WholeNumberFieldProps) {
  const { t, numbers } = useTexts();
  return (
    <DraftField
      {...field}
      {...(unit !== undefined && { suffix: unit })}
      format={String}
      parse={(text) => parseWhole(text, least, most)}
      problem={t('panel.data.wholeProblem', { least: numbers.count(least), most: numbers.count(most) })}
    />
  );
}

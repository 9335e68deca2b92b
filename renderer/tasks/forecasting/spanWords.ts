import { useTexts } from '../../i18n/texts';
import { useDataSignature } from '../../state/analysis';

/** Windows that a chart shows at first: few enough to tell the lines apart. */
export const RECENT_WINDOWS = 120;

/** Words for the last windows of a test span in the data's own steps: “last 120 days”, or “the whole test span”. */
export function useSpanWords(): (windows: number, all: number) => string {
  const { t, phrase } = useTexts();
  const stepUnit = useDataSignature()?.stepUnit ?? 'step';
  return (windows, all) => {
    if (windows >= all) return t('panel.forecast.wholeSpan');
    return t('panel.forecast.lastSpan', { span: phrase({ code: `steps.${stepUnit}`, values: { count: windows } }) });
  };
}

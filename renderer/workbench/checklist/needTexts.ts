import { useTexts } from '../../i18n/texts';
import { chooseDataFile } from '../../panels/data/chooseDataFile';
import { showDockTab } from '../../state/settingsStore';
import type { ModelNeed } from '../../state/modelNeeds';
import { addFromPalette } from '../palette/addFromPalette';

interface NeedText {
  readonly label: string;
  readonly help: string;
  /** The words of the button that does it, and what it does. */
  readonly action: string;
  readonly run: () => void;
}

async function chooseData(): Promise<void> {
  await chooseDataFile();
  showDockTab('data');
}

/** What is said of each need, and how it is met. */
export function useNeedTexts(): Readonly<Record<ModelNeed['id'], NeedText>> {
  const { t, layer } = useTexts();
  const adds = (type: string) => ({
    action: t('checklist.add', { layer: layer(type).label }),
    run: () => addFromPalette(type),
  });
  return {
    data: {
      label: t('checklist.data'),
      help: t('checklist.dataHelp'),
      action: t('panel.data.choose'),
      run: () => void chooseData(),
    },
    input: { ...layer('input'), ...adds('input') },
    sequence: { label: t('checklist.sequence'), help: t('checklist.sequenceHelp'), ...adds('lstm') },
    output: { label: t('checklist.output'), help: t('checklist.outputHelp'), ...adds('dense') },
    target: { ...layer('target'), ...adds('target') },
  };
}

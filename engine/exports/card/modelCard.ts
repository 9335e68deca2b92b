import { facts } from '../../reports/blocks';
import type { CardDocument, CardSection } from './cardDocument';
import type { CardSource } from './cardSource';
import { dataSection, preprocessingSection, splitSection } from './dataSections';
import { amount } from '../../text/amount';
import { architectureSection, trainingSection } from './modelSections';
import { limitsSection, resultsSection } from './resultsSections';

/** A model on one page: what it does, with which data, how it is built and trained, how good it is and what it cannot do. */
export function modelCard(source: CardSource): CardDocument {
  const sections: readonly (CardSection | null)[] = [
    resultsSection(source),
    dataSection(source),
    splitSection(source),
    preprocessingSection(source),
    architectureSection(source),
    trainingSection(source),
    limitsSection(source),
    {
      title: 'Versions',
      blocks: [facts(['Seqloom', source.versions.seqloom], ['TensorFlow.js', source.versions.tfjs])],
    },
  ];
  return {
    title: source.project.name,
    summary: summaryOf(source),
    sections: sections.flatMap((section) => (section === null ? [] : [withoutEmptyTables(section)])),
  };
}

function withoutEmptyTables({ blocks, ...section }: CardSection): CardSection {
  return { ...section, blocks: blocks.filter((block) => block.kind !== 'table' || block.rows.length > 0) };
}

/** What the model does, in a sentence or two. */
function summaryOf(source: CardSource): string {
  const { signature, hasStandIns, task } = source;
  if (!hasStandIns || !signature) return task?.summary(source) ?? '';
  const steps = amount(signature.inputs[0]?.shape[0] ?? 0, 'timestep');
  const windows = `${steps} of ${amount(signature.inputs.length, 'column')}`;
  return `A model from elsewhere. Reads windows of ${windows}; what they hold and what it forecasts is not known here.`;
}

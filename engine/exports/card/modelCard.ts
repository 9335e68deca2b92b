import { facts } from '../../reports/blocks';
import type { CardDocument, CardSection } from './cardDocument';
import type { CardSource } from './cardSource';
import { dataSection, preprocessingSection, splitSection } from './dataSections';
import { architectureSection, trainingSection } from './modelSections';
import { limitsSection, resultsSection } from './resultsSections';

/** A model on one page: what it does, with which data, how it is built and trained, how good it is and what it cannot do. */
export function modelCard(source: CardSource): CardDocument {
  const { t, language } = source.writer;
  const sections: readonly (CardSection | null)[] = [
    resultsSection(source),
    dataSection(source),
    splitSection(source),
    preprocessingSection(source),
    architectureSection(source),
    trainingSection(source),
    limitsSection(source),
    {
      title: t('card.versions'),
      blocks: [facts(['Seqloom', source.versions.seqloom], ['TensorFlow.js', source.versions.tfjs])],
    },
  ];
  return {
    language,
    title: source.project.name || t('card.untitled'),
    summary: summaryOf(source),
    sections: sections.flatMap((section) => (section === null ? [] : [withoutEmptyTables(section)])),
  };
}

function withoutEmptyTables({ blocks, ...section }: CardSection): CardSection {
  return { ...section, blocks: blocks.filter((block) => block.kind !== 'table' || block.rows.length > 0) };
}

/** What the model does, in a sentence or two. */
function summaryOf(source: CardSource): string {
  const { signature, hasStandIns, task, writer } = source;
  if (!hasStandIns || !signature) return task?.summary(source) ?? '';
  const steps = writer.t('steps.step', { count: signature.inputs[0]?.shape[0] ?? 0 });
  return writer.t('card.imported', { steps, columns: writer.amount('count.columns', signature.inputs.length) });
}

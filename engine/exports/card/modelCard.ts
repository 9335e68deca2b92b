import { type CardDocument, type CardSection, facts } from './cardDocument';
import type { CardSource } from './cardSource';
import { dataSection, preprocessingSection, splitSection } from './dataSections';
import { amount } from './amount';
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

/** The task in a sentence, as the columns and the window tell it. */
function summaryOf({ recipe, signature, hasStandIns }: CardSource): string {
  if (hasStandIns && signature) {
    const windows = `${amount(recipe.lookback, 'timestep')} of ${amount(signature.inputs.length, 'column')}`;
    return `A model from elsewhere. Reads windows of ${windows}; what they hold and what it forecasts is not known here.`;
  }
  const unit = signature?.stepUnit ?? 'row';
  const classes = signature?.targets.filter((target) => target.kind === 'category').map(({ name }) => name) ?? [];
  const numbers = recipe.targets.filter((name) => !classes.includes(name));
  const what = [
    numbers.length > 0 && `forecasts ${joined(numbers)}`,
    classes.length > 0 && `tells the class of ${joined(classes)}`,
  ].filter((part) => part !== false);
  if (what.length === 0) return 'What the model is to forecast was not chosen yet.';
  const read = recipe.features.length > 0 ? ` of ${joined(recipe.features)}` : '';
  const next = recipe.horizon === 1 ? `the next ${unit}` : `the next ${amount(recipe.horizon, unit)}`;
  return `Reads the last ${amount(recipe.lookback, unit)}${read} and ${what.join(' and ')} for ${next}.`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

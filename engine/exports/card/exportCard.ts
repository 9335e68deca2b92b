import { strToU8 } from 'fflate';
import { describeGraph, pictureSvg } from '../picture/pictureSvg';
import type { Exporter } from '../defineExport';
import { cardHtml } from './cardHtml';
import { cardSource, type CardSource } from './cardSource';
import { facts } from '../../reports/blocks';
import type { CardDocument, CardSection } from './cardDocument';
import { dataSection, preprocessingSection, splitSection } from './dataSections';
import { architectureSection, trainingSection } from './modelSections';
import { limitsSection, resultsSection } from './resultsSections';
import { lines, sections } from '../sections';
import { markdownText } from '../../emit/typescript/quote';
import type { Block } from '../../reports/writeReport';

/** A page about the model, as Markdown and as HTML. It needs neither weights nor data, and then says so. */
export const exportCard: Exporter = async (project, data, tools) => {
  const evaluation = project.trained && data ? await tools.evaluate() : null;
  const source = await cardSource(project, data, evaluation, tools);
  const { analysis, signature, writer } = source;
  const { name: title, graph, layout, training } = project;
  const picture = { title, graph, layout, analysis, data: signature, optimizer: training.optimizer, writer };
  const card = modelCard(source);
  const html = cardHtml(card, {
    svg: { light: pictureSvg(picture, 'light'), dark: pictureSvg(picture, 'dark') },
    words: describeGraph(graph, writer),
  });
  return [
    { path: 'MODEL_CARD.md', bytes: strToU8(cardMarkdown(card)) },
    { path: 'MODEL_CARD.html', bytes: strToU8(html) },
  ];
};

/** A model on one page: what it does, with which data, how it is built and trained, how good it is and what it cannot do. */
function modelCard(source: CardSource): CardDocument {
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

function summaryOf(source: CardSource): string {
  const { signature, hasStandIns, task, writer } = source;
  if (!hasStandIns || !signature) return task?.summary(source) ?? '';
  const steps = writer.t('steps.step', { count: signature.inputs[0]?.shape[0] ?? 0 });
  return writer.t('card.imported', { steps, columns: writer.amount('count.columns', signature.inputs.length) });
}

function cardMarkdown({ title, summary, sections: parts }: CardDocument): string {
  return sections(
    `# ${markdownText(title)}`,
    markdownText(summary),
    ...parts.flatMap((section) => [`## ${markdownText(section.title)}`, ...section.blocks.map(block)]),
  );
}

function block(part: Block): string {
  switch (part.kind) {
    case 'text':
      return markdownText(part.text);
    case 'note':
      return `**${markdownText(part.text)}**`;
    case 'list':
      return lines(...part.items.map((item) => `- ${markdownText(item)}`));
    case 'table':
      return lines(
        row(part.head),
        `| ${part.head.map((_, i) => (part.numeric.includes(i) ? '---:' : '---')).join(' | ')} |`,
        ...part.rows.map(row),
      );
  }
}

const row = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;

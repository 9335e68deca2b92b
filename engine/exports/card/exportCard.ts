import { strToU8 } from 'fflate';
import { describeGraph, pictureSvg } from '../picture/pictureSvg';
import type { Exporter } from '../exportKinds';
import { cardHtml } from './cardHtml';
import { cardMarkdown } from './cardMarkdown';
import { cardSource } from './cardSource';
import { modelCard } from './modelCard';

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
    words: describeGraph(graph),
  });
  return [
    { path: 'MODEL_CARD.md', bytes: strToU8(cardMarkdown(card)) },
    { path: 'MODEL_CARD.html', bytes: strToU8(html) },
  ];
};

import { strToU8 } from 'fflate';
import { describeGraph, pictureSvg } from '../picture/pictureSvg';
import type { Exporter } from '../exportKinds';
import { cardHtml } from './cardHtml';
import { cardMarkdown } from './cardMarkdown';
import { cardSource } from './cardSource';
import { modelCard } from './modelCard';

/** A page about the model, as Markdown and as HTML. It needs neither weights nor data, and then says so. */
export const exportCard: Exporter = async (project, data, { evaluate, versions }) => {
  const evaluation = project.trained && data ? await evaluate() : null;
  const source = await cardSource(project, data, evaluation, versions);
  const { analysis, signature } = source;
  const { name: title, graph, layout, training } = project;
  const picture = { title, graph, layout, analysis, data: signature, optimizer: training.optimizer };
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

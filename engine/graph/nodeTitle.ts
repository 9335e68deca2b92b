import type { Phrase } from '../text/phrase';
import type { Writer } from '../text/writer';
import type { GraphNode } from './graph';
import { layerName } from './layerName';

/** A node as it is told of: its own name or, where it has only the standard one of its layer, that in the reader's language. */
export function nodeTitle({ name, type }: GraphNode): string | Phrase {
  const standard = layerName(type);
  if (standard === type || !name.startsWith(standard)) return name;
  const layer = { code: `layer.${type}` } as const;
  const number = /^ (\d+)$/.exec(name.slice(standard.length))?.[1];
  if (number !== undefined) return { code: 'node.numbered', values: { layer, number } };
  return name === standard ? layer : name;
}

/** The title of a node in the language of a writer. */
export function writeTitle(node: GraphNode, { phrase }: Pick<Writer, 'phrase'>): string {
  const title = nodeTitle(node);
  return typeof title === 'string' ? title : phrase(title);
}

/** Titles one behind the other, as data flows. */
export function titleChain(titles: readonly (string | Phrase)[]): string | Phrase {
  return titles.reduceRight((rest, first) => ({ code: 'node.then', values: { first, rest } }));
}

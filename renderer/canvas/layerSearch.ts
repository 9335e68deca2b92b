import type { LayerDefinition } from '#engine';
import type { Texts } from '../i18n/texts';

/** True when every word of the query is in the layer's name or in what is said of it. */
export function matchesQuery(layer: LayerDefinition, query: string, { layer: text }: Pick<Texts, 'layer'>): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const said =
    `${layer.type} ${layer.label} ${text(`${layer.type}.label`)} ${text(`${layer.type}.help`)}`.toLowerCase();
  return words.every((word) => said.includes(word));
}

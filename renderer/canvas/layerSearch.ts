import { type LayerDefinition, layerName } from '#engine';
import type { Texts } from '../i18n/texts';

/** True when every word of the query is in the layer's name or in what is said of it. */
export function matchesQuery(layer: LayerDefinition, query: string, texts: Pick<Texts, 'layer'>): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const { label, help } = texts.layer(layer.type);
  // By its English name too, which papers and code use.
  const said = `${layer.type} ${layerName(layer.type)} ${label} ${help}`.toLowerCase();
  return words.every((word) => said.includes(word));
}

import { CATALOG, findLayer } from './index';
import type { LayerDefinition } from './define/defineLayer';

/** The layers that can take the place of one of this type, in palette order; none where only it could. */
export function interchangeable(type: string): readonly LayerDefinition[] {
  const word = findLayer(type)?.interchange;
  return word === undefined ? [] : CATALOG.filter((layer) => layer.interchange === word && layer.type !== type);
}

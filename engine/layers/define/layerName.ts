import { EN } from '../../locales/en';
import { say } from '../../text/phrase';

/** The standard name of a layer, in English as papers and code have it: what a new node is called. */
export function layerName(type: string): string {
  return Object.hasOwn(EN.layers, type) ? say(EN, { code: `layers.${type}.label` }) : type;
}

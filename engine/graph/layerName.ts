import { EN } from '../locales/en';
import { layerText } from '../locales/texts';

/** The standard name of a layer, in English as papers and code have it: what a new node is called. */
export function layerName(type: string): string {
  return layerText(EN, type)?.label ?? type;
}

import { freeName } from '../text/freeName';
import { layerName as nameOfType } from '../graph/layerName';

/**
 * A name for the canvas from a layer's name in the file: `lstm_1` → `LSTM 1`, `my_head` → `My head`; the name that Keras gives a
 * layer by itself is written as its class: `global_max_pooling1d` → `GlobalMaxPooling1D`. In a model that is compiled it becomes
 * the name in the file again, wherever that is in small letters.
 */
export function freshNodeName(
  layerName: string,
  type: string,
  taken: ReadonlySet<string>,
  className: string = '',
): string {
  const label = nameOfType(type);
  const words = layerName
    .replace(/[_/.-]+/g, ' ')
    .trim()
    .slice(0, 60);
  const name = likeLabel(words, label) || likeClass(words, className) || capitalized(words) || label;
  return freeName(name, taken, ' ');
}

/** Written as the class where it is the name that Keras gives its layers by themselves; nothing otherwise. */
function likeClass(words: string, className: string): string {
  const [, letters = '', number = ''] = /^(.*?)( \d+)?$/.exec(words) ?? [];
  const own = className.slice(className.lastIndexOf('>') + 1);
  return letters.replaceAll(' ', '').toLowerCase() === own.toLowerCase() ? own + number : '';
}

/** Written as the label of the layer where it begins with the same letters; nothing otherwise. */
const likeLabel = (words: string, label: string): string =>
  words.toLowerCase().startsWith(label.toLowerCase()) ? label + words.slice(label.length) : '';

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

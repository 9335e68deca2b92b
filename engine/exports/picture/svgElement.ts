import { htmlText } from '../../emit/typescript/quote';
import { round } from './geometry';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes escaped; `content` is markup. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? round(value) : htmlText(value)}"`],
  );
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}

/** A text element; what it says is escaped. */
export function textElement(attributes: Attributes, text: string): string {
  return element('text', attributes, htmlText(text));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ATTRIBUTES = new Map<string, RegExp>();

/** Reads the tags of an XML text one by one, without building anything: as much XML as the parts of a workbook are. */
export class XmlReader {
  /** Of the last tag, without the prefix of a namespace. */
  name = '';
  kind: 'start' | 'end' | 'empty' = 'end';
  /** Text between the tag before and this one. */
  text = '';
  #at = 0;
  #tag = '';

  constructor(private readonly xml: string) {}

  /** Goes to the next tag; false at the end, or where the text is cut off. */
  next(): boolean {
    const { xml } = this;
    this.text = '';
    for (;;) {
      const start = xml.indexOf('<', this.#at);
      if (start < 0) return false;
      if (start > this.#at) this.text += decodeXml(xml.slice(this.#at, start));
      if (xml.startsWith('<![CDATA[', start)) {
        const end = this.#pass(']]>', start);
        if (end < 0) return false;
        this.text += xml.slice(start + 9, end);
      } else if (xml.startsWith('<!--', start)) {
        if (this.#pass('-->', start + 4) < 0) return false;
      } else if (xml[start + 1] === '?' || xml[start + 1] === '!') {
        if (this.#pass('>', start) < 0) return false;
      } else return this.#readTag(start);
    }
  }

  /** An attribute of the last tag, whatever its prefix. */
  attribute(name: string): string | undefined {
    let pattern = ATTRIBUTES.get(name);
    if (!pattern) {
      pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
      ATTRIBUTES.set(name, pattern);
    }
    const found = pattern.exec(this.#tag);
    return found ? decodeXml(found[1] ?? found[2] ?? '') : undefined;
  }

  #pass(mark: string, from: number): number {
    const end = this.xml.indexOf(mark, from);
    if (end >= 0) this.#at = end + mark.length;
    return end;
  }

  #readTag(start: number): boolean {
    const { xml } = this;
    let end = start + 1;
    for (; xml[end] !== '>'; end++) {
      const letter = xml[end];
      if (letter === undefined) return false;
      // A value in quotation marks may hold what ends a tag.
      if (letter === '"' || letter === "'") {
        end = xml.indexOf(letter, end + 1);
        if (end < 0) return false;
      }
    }
    this.#at = end + 1;
    const isEnd = xml[start + 1] === '/';
    this.kind = isEnd ? 'end' : xml[end - 1] === '/' ? 'empty' : 'start';
    this.#tag = xml.slice(start + (isEnd ? 2 : 1), this.kind === 'empty' ? end - 1 : end);
    const whole = /^[^\s]*/.exec(this.#tag)?.[0] ?? '';
    this.name = whole.slice(whole.indexOf(':') + 1);
    return true;
  }
}

function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex?: string, digits?: string, name = '') => {
      if (hex === undefined && digits === undefined) return ENTITIES[name as string] ?? whole;
      const point = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

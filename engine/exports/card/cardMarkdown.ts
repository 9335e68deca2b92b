import { lines, sections } from '../sections';
import { markdownText } from '../../emit/typescript/quote';
import type { Block } from '../../reports/writeReport';
import type { CardDocument } from './cardDocument';

/** A card as `MODEL_CARD.md`. */
export function cardMarkdown({ title, summary, sections: parts }: CardDocument): string {
  return sections(
    `# ${markdownText(title)}`,
    markdownText(summary),
    ...parts.flatMap((section) => [`## ${markdownText(section.title)}`, ...section.blocks.map(block)]),
  );
}

function block(part: Block): string {
  switch (part.kind) {
    case 'text':
      return markdownText(part.text);
    case 'note':
      return `**${markdownText(part.text)}**`;
    case 'list':
      return lines(...part.items.map((item) => `- ${markdownText(item)}`));
    case 'table':
      return lines(
        row(part.head),
        `| ${part.head.map((_, i) => (part.numeric.includes(i) ? '---:' : '---')).join(' | ')} |`,
        ...part.rows.map(row),
      );
  }
}

const row = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;

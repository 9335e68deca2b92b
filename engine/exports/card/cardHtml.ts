import { htmlText } from '../../emit/typescript/quote';
import { LOOKS, type LookName } from '../picture/look';
import type { Block, TableBlock } from '../../reports/writeReport';
import type { CardDocument } from './cardDocument';

/** The model as a picture, in both looks, and what it shows in words. */
export interface CardPicture {
  readonly svg: Readonly<Record<LookName, string>>;
  readonly words: string;
}

const variables = (look: LookName): string =>
  Object.entries(LOOKS[look])
    .map(([name, color]) => `--${name}: ${color};`)
    .join(' ');

const STYLE = `
:root { color-scheme: light dark; ${variables('light')} }
@media (prefers-color-scheme: dark) { :root { ${variables('dark')} } }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1.25rem; background: var(--bg); color: var(--ink);
  font: 14px/1.5 Inter, 'Segoe UI', system-ui, 'Noto Sans', 'Noto Sans SC', sans-serif; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 1.6rem 0 0.4rem; font-size: 1.05rem; }
p { margin: 0.4rem 0; overflow-wrap: anywhere; }
.summary { color: var(--ink-2); font-size: 1.1em; }
.note { font-weight: 600; }
img { display: block; max-width: 100%; height: auto; margin: 1rem 0; border: 1px solid var(--line); border-radius: 11px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.5rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: 0.2rem 0.9rem 0.2rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
th { color: var(--ink-2); font-weight: 550; }
th[scope='col'] { vertical-align: bottom; }
.number { text-align: right; }
td.number { white-space: nowrap; }
@page { margin: 12mm; }
@media print {
  :root { color-scheme: light; ${variables('light')} --bg: #ffffff; }
  body { margin: 0; padding: 0; max-width: none; font-size: 7.5pt; }
  h1 { font-size: 14pt; }
  h2 { margin: 0.6rem 0 0.2rem; font-size: 9pt; break-after: avoid; }
  table { margin: 0.2rem 0; }
  ul { margin: 0.2rem 0; padding-left: 1.2rem; }
  main { columns: 2; column-gap: 8mm; }
  img { max-height: 45mm; margin: 0.5rem 0; }
  th, td { padding: 0.05rem 0.5rem 0.05rem 0; }
  tr { break-inside: avoid; }
}
`;

/** A card as `MODEL_CARD.html`: one file without scripts, which follows the system's light or dark look and prints in light. */
export function cardHtml({ language, title, summary, sections }: CardDocument, picture: CardPicture): string {
  const name = htmlText(title);
  const written = sections.map((section) =>
    ['<section>', `<h2>${htmlText(section.title)}</h2>`, ...section.blocks.map(block), '</section>'].join('\n'),
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${name}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${name}</h1>
<p class="summary">${htmlText(summary)}</p>
<picture>
<source media="screen and (prefers-color-scheme: dark)" srcset="${dataAddress(picture.svg.dark)}">
<img src="${dataAddress(picture.svg.light)}" alt="${htmlText(picture.words)}">
</picture>
<main>
${written.join('\n')}
</main>
</body>
</html>
`;
}

const dataAddress = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg).replaceAll("'", '%27')}`;

function block(part: Block): string {
  switch (part.kind) {
    case 'text':
      return `<p>${htmlText(part.text)}</p>`;
    case 'note':
      return `<p class="note">${htmlText(part.text)}</p>`;
    case 'list':
      return `<ul>\n${part.items.map((item) => `<li>${htmlText(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return table(part);
  }
}

function table({ head, rows, numeric }: TableBlock): string {
  const isFacts = head.every((cell) => cell === '');
  const style = (i: number): string => (numeric.includes(i) ? ' class="number"' : '');
  const headRow = `<tr>${head.map((cell, i) => `<th scope="col"${style(i)}>${htmlText(cell)}</th>`).join('')}</tr>`;
  const bodyRows = rows.map((cells) => {
    const written = cells.map((cell, i) =>
      i === 0 ? `<th scope="row">${htmlText(cell)}</th>` : `<td${style(i)}>${htmlText(cell)}</td>`,
    );
    return `<tr>${written.join('')}</tr>`;
  });
  const parts = [...(isFacts ? [] : [`<thead>${headRow}</thead>`]), `<tbody>${bodyRows.join('\n')}</tbody>`];
  return `<div class="wide"><table>\n${parts.join('\n')}\n</table></div>`;
}

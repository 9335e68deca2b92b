import { type ReportPart, writeWords } from '#engine';
import { useTexts } from '../i18n/texts';
import { FigureTable } from './FigureTable';
import { MatrixTable } from './MatrixTable';

/** A part of a report that looks the same for every task. Curves are drawn by the tasks. */
export function ReportPartView({ part }: { readonly part: ReportPart }) {
  const texts = useTexts();
  switch (part.kind) {
    case 'matrix':
      return (
        <>
          <h5>{texts.phrase(part.title)}</h5>
          <MatrixTable matrix={part} />
        </>
      );
    case 'table':
      return (
        <>
          <h5>{texts.phrase(part.title)}</h5>
          <FigureTable table={part} testId="figures" />
        </>
      );
    case 'list':
      return (
        <ul>
          {part.items.map((item, i) => (
            <li key={i}>{writeWords(item, texts)}</li>
          ))}
        </ul>
      );
    case 'text':
    case 'note':
      return <p>{part.kind === 'note' ? <b>{writeWords(part.words, texts)}</b> : writeWords(part.words, texts)}</p>;
    case 'curve':
      return null;
  }
}

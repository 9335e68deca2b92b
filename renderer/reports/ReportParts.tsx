import { type CurvePart, type ReportPart, writeWords } from '#engine';
import { useTexts } from '../i18n/texts';
import { FigureTable } from './FigureTable';
import { MatrixTable } from './MatrixTable';
import styles from './ReportParts.module.css';

/** The parts of a report that look the same for every task, beside each other where there is room. Curves are drawn by the tasks. */
export function ReportParts({ parts }: { readonly parts: readonly ReportPart[] }) {
  const { phrase } = useTexts();
  return (
    <div className={styles.parts}>
      {parts.map((part, i) =>
        part.kind === 'curve' ? null : (
          <section key={i}>
            {'title' in part && <h5>{phrase(part.title)}</h5>}
            <PartView part={part} />
          </section>
        ),
      )}
    </div>
  );
}

function PartView({ part }: { readonly part: Exclude<ReportPart, CurvePart> }) {
  const texts = useTexts();
  switch (part.kind) {
    case 'matrix':
      return <MatrixTable matrix={part} />;
    case 'table':
      return <FigureTable table={part} testId="figures" />;
    case 'list':
      return (
        <ul>
          {part.items.map((item, i) => (
            <li key={i}>{writeWords(item, texts)}</li>
          ))}
        </ul>
      );
    case 'text':
      return <p>{writeWords(part.words, texts)}</p>;
    case 'note':
      return (
        <p>
          <b>{writeWords(part.words, texts)}</b>
        </p>
      );
  }
}

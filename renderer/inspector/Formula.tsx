import { Fragment, type ReactNode } from 'react';
import styles from './Inspector.module.css';

/** Equations in plain text: `_x` is set as a subscript, and the gates (what comes out of a σ) stand out. */
export function Formula({ lines }: { readonly lines: readonly string[] }) {
  const gates = new Set(lines.flatMap((line) => /^(\p{L}\p{M}*) = σ\(/u.exec(line)?.[1] ?? []));
  return (
    <div className={`${styles.formula} mono`} data-testid="formula">
      {lines.map((line) => (
        <div key={line}>{setLine(line, gates)}</div>
      ))}
    </div>
  );
}

/** A subscript, a word, or whatever stands between them. */
const TOKENS = /_(\p{L}|\p{N})|(?<!\p{L})(\p{L}\p{M}*)(?!\p{L}|\p{M})|([^_])/gu;

function setLine(line: string, gates: ReadonlySet<string>): ReactNode[] {
  const parts: ReactNode[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push(<Fragment key={parts.length}>{plain}</Fragment>);
    plain = '';
  };
  for (const [whole, subscript, letter] of line.matchAll(TOKENS)) {
    if (subscript !== undefined) {
      flush();
      parts.push(<sub key={parts.length}>{subscript}</sub>);
    } else if (letter !== undefined && gates.has(letter)) {
      flush();
      parts.push(<b key={parts.length}>{letter}</b>);
    } else plain += whole;
  }
  flush();
  return parts;
}

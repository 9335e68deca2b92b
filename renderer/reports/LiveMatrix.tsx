import type { TargetReport } from '#engine';
import { MatrixTable } from './MatrixTable';

interface LiveMatrixProps {
  readonly title: string;
  readonly target: TargetReport | undefined;
}

/** The confusion matrix of a target while its model trains. */
export function LiveMatrix({ title, target }: LiveMatrixProps) {
  const matrix = target?.parts.find((part) => part.kind === 'matrix');
  return (
    <>
      <h5>
        {title}
        <span>{target?.name}</span>
      </h5>
      {matrix && <MatrixTable matrix={matrix} />}
    </>
  );
}

import type { Report } from '#engine';
import { useTexts } from '../../i18n/texts';
import { MatrixTable } from '../../reports/MatrixTable';

/** How the model answers on the test part right now. */
export function LiveClasses({ evaluation }: { readonly evaluation: Report | null }) {
  const { t } = useTexts();
  const target = evaluation?.targets.find(({ sampleCount }) => sampleCount > 0);
  const matrix = target?.parts.find((part) => part.kind === 'matrix');
  return (
    <>
      <h5>
        {t('panel.sequences.classes')}
        <span>{target?.name}</span>
      </h5>
      {matrix && <MatrixTable matrix={matrix} />}
    </>
  );
}

import { CheckIcon, WarningIcon } from '../../ui/icons';
import { Button } from '../../ui/Button';
import { useTexts } from '../../i18n/texts';
import { MOST_DIFFERENT, type Verification } from '../../verify/compareForecasts';
import styles from './VerifiedBadge.module.css';
import { useVerification } from '../../verify/verifyStore';
import type { VerifyFailure } from '../../verify/verifyTypeScript';

/** Whether the exported TypeScript forecasts what the app does, or how far finding that out is. Nothing while not asked. */
export function VerifiedBadge() {
  const state = useVerification((store) => store.state);
  if (state.status === 'running') return <Running share={state.share} onCancel={state.cancel} />;
  if (state.status === 'failed') return <Failed failure={state.failure} />;
  return state.status === 'done' ? <Done verification={state.verification} /> : null;
}

function Running({ share, onCancel }: { share: number; onCancel: () => void }) {
  const { t, numbers } = useTexts();
  return (
    <div className={styles.badge} data-testid="verify-running">
      <progress className={styles.progress} value={share} aria-label={t('verify.running')} />
      <span>
        {t('verify.running')} {numbers.share(Math.floor(share * 100) / 100)}
      </span>
      <Button look="link" onClick={onCancel} data-testid="verify-cancel">
        {t('verify.cancel')}
      </Button>
    </div>
  );
}

function Done({ verification: { same, largest, count, worst } }: { verification: Verification }) {
  const { t, numbers } = useTexts();
  const figures = {
    largest: numbers.figure(largest),
    limit: numbers.figure(MOST_DIFFERENT),
    count: numbers.count(count),
  };
  const where = worst && {
    ...{ column: worst.column, row: worst.row, position: worst.position },
    app: formatFull(worst.app),
    exported: formatFull(worst.exported),
  };
  const detail = where ? t('verify.where', where) : t(same ? 'verify.allEqual' : 'verify.otherForm');
  return (
    <div
      className={styles.badge}
      data-tone={same ? 'ok' : 'bad'}
      data-testid="verified-badge"
      role="status"
      title={`${t(same ? 'verify.sameHint' : 'verify.differentHint', figures)} ${detail}`}
    >
      {same ? <CheckIcon sizePx={14} /> : <WarningIcon sizePx={14} />}
      <b>{t(same ? 'verify.same' : 'verify.different', figures)}</b>
      {!same && <span className={styles.detail}>{detail}</span>}
    </div>
  );
}

function Failed({ failure: { why, detail } }: { failure: VerifyFailure }) {
  const { t } = useTexts();
  return (
    <div className={styles.badge} data-tone="bad" data-testid="verify-failed" role="status" title={detail}>
      <WarningIcon sizePx={14} />
      <b>{t(`verify.failed.${why}`)}</b>
      {why !== 'silent' && <span className={styles.detail}>{detail}</span>}
    </div>
  );
}

/** All digits in which two 32-bit numbers can differ. */
function formatFull(value: number): string {
  return String(Number(value.toPrecision(9)));
}

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { describe, expect, it } from 'vitest';
import { VerifiedBadge } from './VerifiedBadge';
import { useVerification, type VerifyState } from '../../verify/verifyStore';

const page = document.createElement('div');
const root = createRoot(page);

/** What the badge shows. */
function draw(state: VerifyState): string {
  useVerification.setState({ state });
  flushSync(() => root.render(<VerifiedBadge />));
  return page.innerHTML;
}

const worst = { column: 'flow', row: '2024-05-31', position: 2, app: 41.5, exported: 41.75 };

describe('the badge of a verified export', () => {
  it('shows nothing while nothing was asked', () => {
    expect(draw({ status: 'idle' })).toBe('');
  });

  it('says how far it is, and can be canceled', () => {
    const drawn = draw({ status: 'running', share: 0.42, cancel: () => {} });
    expect(drawn).toContain('value="0.42"');
    expect(drawn).toContain('42%');
    expect(drawn).toContain('>Cancel</button>');
  });

  it('is green with the largest difference', () => {
    const verification = { same: true, largest: 2.3e-7, count: 1500, worst };
    const drawn = draw({ status: 'done', verification });
    expect(drawn).toContain('data-tone="ok"');
    expect(drawn).toContain('Verified: largest difference 2.3E-7');
    expect(drawn).toContain('compared 1,500 values');
  });

  it('is red with what differs and where', () => {
    const drawn = draw({ status: 'done', verification: { same: false, largest: 0.02, count: 8, worst } });
    expect(drawn).toContain('data-tone="bad"');
    expect(drawn).toContain('Different: largest difference 0.02');
    expect(drawn).toContain('flow at 2024-05-31, position 2: 41.5 here, 41.75 in the export');
  });

  it('says so when the answers cannot be compared at all', () => {
    const verification = { same: false, largest: Number.POSITIVE_INFINITY, count: 0, worst: null };
    expect(draw({ status: 'done', verification })).toContain('The export forecasts other columns');
  });

  it('tells what failed', () => {
    const drawn = draw({ status: 'failed', failure: { why: 'crashed', detail: 'x is not a function' } });
    expect(drawn).toContain('Not verified: the exported program failed.');
    expect(drawn).toContain('x is not a function');
  });
});

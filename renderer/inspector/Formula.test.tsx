import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Formula } from './Formula';

const draw = (...lines: string[]): string =>
  renderToStaticMarkup(<Formula lines={lines} />).replace(/^<div[^>]*>|<\/div>$/g, '');

describe('a formula', () => {
  it('sets subscripts', () => {
    expect(draw('y = x_1 + W_h·h')).toBe('<div>y = x<sub>1</sub> + W<sub>h</sub>·h</div>');
  });

  it('lets the gates stand out wherever they are used, but not inside words and subscripts', () => {
    expect(draw('f = σ(W_f·x)', 'C = f∗C', 'h = if f')).toBe(
      '<div><b>f</b> = σ(W<sub>f</sub>·x)</div><div>C = <b>f</b>∗C</div><div>h = if <b>f</b></div>',
    );
  });

  it('keeps letters with marks whole', () => {
    expect(draw('C\u0303 = tanh(C)')).toBe('<div>C\u0303 = tanh(C)</div>');
  });
});

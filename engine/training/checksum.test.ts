import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checksum } from './checksum';

describe('the checksum', () => {
  it('is XXH32, as its author publishes it', () => {
    expect(checksum(new Uint8Array())).toBe(0x02cc5d05);
    expect(checksum(strToU8('a'))).toBe(0x550d7456);
    expect(checksum(strToU8('abc'))).toBe(0x32d153ff);
    expect(checksum(strToU8('Nobody inspects the spammish repetition'))).toBe(0xe2293b2f);
  });

  it('does not depend on where the bytes lie, and on every bit of them', () => {
    const whole = Uint8Array.from({ length: 60 }, (_, i) => i * 7);
    const part = whole.subarray(3, 53);
    const own = part.slice();
    expect(checksum(part)).toBe(checksum(own));
    const sums = new Set([checksum(own)]);
    for (let bit = 0; bit < own.length * 8; bit++) {
      const flipped = own.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      sums.add(checksum(flipped));
    }
    expect(sums.size).toBe(1 + own.length * 8);
  });
});

import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { Phrase } from '../../text/phrase';

/** Why a file is refused; ends the sentence “… is not a model that can be read: …”. */
export class Fault extends Error {
  constructor(readonly reason: Phrase) {
    super(reason.code);
  }
}

/** Reads the value of a field, or returns false to have it skipped. */
export type Taker = (reader: BinaryReader, wire: WireType) => boolean;

/**
 * Goes through the fields of a message and has those that are known, by their number, taken. Groups, which ONNX does not
 * use, are refused: they nest without end.
 */
export function readFields(bytes: Uint8Array, known: Readonly<Record<number, Taker>>): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    if (wire === WireType.StartGroup || wire === WireType.EndGroup) throw new Fault({ code: 'onnx.bytes' });
    if (!known[number]?.(reader, wire)) reader.skip(wire);
  }
}

/** Takes a text. */
export const text =
  (take: (text: string) => void): Taker =>
  (reader, wire) => {
    if (wire !== WireType.LengthDelimited) throw new Fault({ code: 'onnx.text' });
    take(reader.string());
    return true;
  };

/** Takes a whole number, which must not be larger than JavaScript can count. */
export const whole =
  (take: (number: number) => void): Taker =>
  (reader, wire) => {
    if (wire !== WireType.Varint) throw new Fault({ code: 'onnx.number' });
    take(countable(reader.int64()));
    return true;
  };

/** Takes whole numbers of a field that is repeated: one, or several packed together. */
export const wholes =
  (take: (numbers: readonly number[]) => void): Taker =>
  (reader, wire) => {
    if (wire !== WireType.LengthDelimited) return whole((number) => take([number]))(reader, wire);
    const packed = new BinaryReader(reader.bytes());
    const numbers: number[] = [];
    while (packed.pos < packed.len) numbers.push(countable(packed.int64()));
    take(numbers);
    return true;
  };

/** Takes the bytes of a message within the message; skips what is none. */
export const part =
  (take: (bytes: Uint8Array) => void): Taker =>
  (reader, wire) => {
    if (wire !== WireType.LengthDelimited) return false;
    take(reader.bytes());
    return true;
  };

function countable(value: bigint | string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Fault({ code: 'onnx.largeNumber' });
  return number;
}

import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { Phrase } from '../../text/phrase';

/** Why a file is refused; ends the sentence “… is not a model that can be read: …”. */
export class Fault extends Error {
  constructor(readonly reason: Phrase) {
    super(reason.code);
  }
}

/** A field of a message. Whoever takes it reads its value from the reader. */
export interface Field {
  readonly number: number;
  readonly wire: WireType;
  readonly reader: BinaryReader;
}

/**
 * Goes through the fields of a message. `take` reads the value of a field and returns true, or returns false to skip it.
 * Groups, which ONNX does not use, are refused: they nest without end.
 */
export function eachField(bytes: Uint8Array, take: (field: Field) => boolean): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    if (wire === WireType.StartGroup || wire === WireType.EndGroup) throw new Fault({ code: 'onnx.bytes' });
    if (!take({ number, wire, reader })) reader.skip(wire);
  }
}

/** The text of a field. */
export function textOf(reader: BinaryReader, wire: WireType): string {
  if (wire !== WireType.LengthDelimited) throw new Fault({ code: 'onnx.text' });
  return reader.string();
}

/** The whole number of a field, which must not be larger than JavaScript can count. */
export function wholeNumberOf(reader: BinaryReader, wire: WireType): number {
  if (wire !== WireType.Varint) throw new Fault({ code: 'onnx.number' });
  return countable(reader.int64());
}

/** The whole numbers of a field that is repeated: one, or several packed together. */
export function wholeNumbersOf(reader: BinaryReader, wire: WireType): readonly number[] {
  if (wire !== WireType.LengthDelimited) return [wholeNumberOf(reader, wire)];
  const packed = new BinaryReader(reader.bytes());
  const numbers: number[] = [];
  while (packed.pos < packed.len) numbers.push(countable(packed.int64()));
  return numbers;
}

function countable(value: bigint | string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Fault({ code: 'onnx.largeNumber' });
  return number;
}

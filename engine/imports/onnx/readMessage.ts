import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { FieldKind, MessageFields } from '../../emit/onnx/onnxFields';
import type { Phrase, PhraseCode } from '../../text/phrase';

/** Why a file is refused; ends the sentence “… is not a model that can be read: …”. */
export class Fault extends Error {
  constructor(readonly reason: Phrase) {
    super(reason.code);
  }
}

type ValueOf<Kind> = Kind extends 'int' | 'ints' ? number : Kind extends 'text' ? string : Uint8Array;

/**
 * The values of the named fields of a message, each as a list in the order of the file; of messages within it the bytes.
 * Groups, which ONNX does not use, are refused: they nest without end. So are more than `most` messages, for the reason
 * `tooMany`.
 */
export function readMessage<Fields extends MessageFields, Name extends keyof Fields & string>(
  bytes: Uint8Array,
  fields: Fields,
  names: readonly Name[],
  most = Number.POSITIVE_INFINITY,
  tooMany: PhraseCode = 'onnx.parts',
): { readonly [Each in Name]: readonly ValueOf<Fields[Each][1]>[] } {
  const found = new Map(names.map((name) => [fields[name]?.[0], { kind: fields[name]?.[1], values: [] as unknown[] }]));
  const reader = new BinaryReader(bytes);
  let messages = 0;
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    if (wire === WireType.StartGroup || wire === WireType.EndGroup) throw new Fault({ code: 'onnx.bytes' });
    const field = found.get(number);
    if (field) field.values.push(...valuesOf(reader, wire, field.kind));
    else reader.skip(wire);
    if (typeof field?.kind === 'object' && ++messages > most) throw new Fault({ code: tooMany });
  }
  return Object.fromEntries(names.map((name) => [name, found.get(fields[name]?.[0])?.values])) as never;
}

function valuesOf(reader: BinaryReader, wire: WireType, kind: FieldKind | undefined): readonly unknown[] {
  const isBlock = wire === WireType.LengthDelimited;
  if (kind === 'ints' && isBlock) return packedNumbers(reader.bytes());
  if (kind === 'int' || kind === 'ints') {
    if (wire !== WireType.Varint) throw new Fault({ code: 'onnx.number' });
    return [countable(reader.int64())];
  }
  if (kind === 'text' && !isBlock) throw new Fault({ code: 'onnx.text' });
  if (isBlock) return [kind === 'text' ? reader.string() : reader.bytes()];
  // What is no message where one should be is skipped.
  reader.skip(wire);
  return [];
}

function packedNumbers(bytes: Uint8Array): number[] {
  const reader = new BinaryReader(bytes);
  const numbers: number[] = [];
  while (reader.pos < reader.len) numbers.push(countable(reader.int64()));
  return numbers;
}

function countable(value: bigint | string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Fault({ code: 'onnx.largeNumber' });
  return number;
}

import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { expect, test } from 'vitest';
import { UserError } from '../../problem/problem';
import { createRandom } from '../../random/random';
import { encodeOnnx } from '../../emit/onnx/encodeOnnx';
import { float, floats, int, ints, type OnnxModel, text, texts } from '../../emit/onnx/onnxGraph';
import { readOnnx } from './readOnnx';
import { inEnglish } from '../../testing/english';

const MODEL: OnnxModel = {
  doc: 'Doubles.',
  producer: { name: 'Test', version: '1' },
  metadata: { about: '“α”' },
  graph: {
    name: 'g',
    doc: '',
    nodes: [
      {
        name: 'n',
        operator: 'Mul',
        inputs: ['x', 'w'],
        outputs: ['y'],
        attributes: { a: int(-3), b: float(0.5), c: text('t'), d: ints(1, -2), e: floats(1, 2), f: texts('u', 'v') },
      },
    ],
    tensors: [{ name: 'w', dims: [2, 3], type: 'float32', bytes: new Uint8Array(24) }],
    inputs: [{ name: 'x', type: 'float32', shape: ['batch', 3], doc: '' }],
    outputs: [{ name: 'y', type: 'int32', shape: ['batch', 3], doc: '' }],
  },
};

const BYTES = encodeOnnx(MODEL);

/** A graph of raw fields, each of which is a message. */
function modelOf(...fields: readonly (readonly [field: number, bytes: Uint8Array])[]): Uint8Array {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Varint).int64(8);
  writer.tag(7, WireType.LengthDelimited).fork();
  for (const [field, bytes] of fields) writer.tag(field, WireType.LengthDelimited).bytes(bytes);
  writer.join();
  return writer.finish();
}

const tensorOf = (dims: readonly (number | bigint)[], size: number): Uint8Array => {
  const writer = new BinaryWriter();
  for (const dim of dims) writer.tag(1, WireType.Varint).int64(dim);
  writer.tag(2, WireType.Varint).int64(1);
  writer.tag(8, WireType.LengthDelimited).string('w');
  writer.tag(9, WireType.LengthDelimited).bytes(new Uint8Array(size));
  return writer.finish();
};

test('what was written is read back', () => {
  expect(readOnnx(BYTES, 'm.onnx')).toEqual({
    name: 'g',
    irVersion: 8,
    opset: 17,
    otherOpsets: {},
    producer: 'Test 1',
    doc: 'Doubles.',
    metadata: { about: '“α”' },
    inputs: [{ name: 'x', type: 'float32', shape: ['batch', 3] }],
    outputs: [{ name: 'y', type: 'int32', shape: ['batch', 3] }],
    operators: { Mul: 1 },
    initializers: [{ name: 'w', type: 'float32', shape: [2, 3] }],
    parameterCount: 6,
  });
});

test('a file that ends early is refused wherever it ends', () => {
  for (let length = 0; length < BYTES.length; length++) {
    let summary = null;
    try {
      summary = readOnnx(BYTES.subarray(0, length), 'cut.onnx');
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
    // Between two fields nothing tells that more should follow; then what was read is right.
    if (summary) expect(summary.operators).toEqual({ Mul: 1 });
  }
  expect(() => inEnglish(() => readOnnx(BYTES.subarray(0, BYTES.length >> 1), 'cut.onnx'))).toThrow(
    'cut.onnx is not an ONNX model that can be read: its bytes are not those of a model.',
  );
});

test('bytes changed at random are read or refused, and nothing else', () => {
  const random = createRandom(11);
  for (let round = 0; round < 1000; round++) {
    const bytes = BYTES.slice();
    for (let k = 0; k < 3; k++) bytes[Math.floor(random.next() * bytes.length)] = Math.floor(random.next() * 256);
    try {
      readOnnx(bytes, 'changed.onnx');
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
  }
});

test.each([
  ['no bytes', new Uint8Array(), /it has no graph/],
  ['a text', new TextEncoder().encode('<!doctype html><html></html>'), /not an ONNX model/],
  ['a zip file', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), /not an ONNX model/],
  ['groups within groups', new Uint8Array(100_000).fill((7 << 3) | 3), /its bytes are not those of a model/],
  ['no outputs', modelOf([5, tensorOf([1], 4)]), /its graph has no outputs/],
  [
    'a tensor of fewer bytes than its shape',
    modelOf([5, tensorOf([2, 3], 20)]),
    /its tensor “w” has 20 bytes, but its shape needs 24/,
  ],
  ['a negative size', modelOf([5, tensorOf([-1], 4)]), /its tensor “w” has a negative size/],
  ['a size that overflows', modelOf([5, tensorOf([2 ** 40, 2 ** 40], 4)]), /too large to be one/],
  ['a number that cannot be counted to', modelOf([5, tensorOf([2n ** 62n], 4)]), /one of its numbers is too large/],
  ['axes without end', modelOf([5, tensorOf(Array<number>(100).fill(1), 4)]), /more axes than any tensor needs/],
])('refuses %s', (_, bytes, message) => {
  expect(() => inEnglish(() => readOnnx(bytes, 'bad.onnx'))).toThrow(message);
  expect(() => readOnnx(bytes, 'bad.onnx')).toThrow(UserError);
});

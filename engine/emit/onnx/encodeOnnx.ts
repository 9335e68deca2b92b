import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { ELEMENT_TYPES, type OnnxModel, type OnnxNode, type OnnxTensor, type OnnxValue } from './onnxGraph';
import { ATTRIBUTE_TYPES, type FieldKind, type MessageFields, MODEL } from './onnxFields';

/** The operators of ONNX 1.12, the first version with LayerNormalization; taken by onnxruntime 1.12 and newer. */
const OPERATOR_SET_VERSION = 17;
/** The file format that came with that operator set. */
const IR_VERSION = 8;

type Value = number | string | Uint8Array | Message;
/** The values of a message by the names of their fields; those of a repeated field are a list. */
interface Message {
  readonly [name: string]: Value | readonly Value[];
}

/** Writes a model as the bytes of an `.onnx` file: a `ModelProto` of onnx.proto3. */
export function encodeOnnx({ graph, doc, producer, metadata }: OnnxModel): Uint8Array {
  const writer = new BinaryWriter();
  writeMessage(writer, MODEL, {
    irVersion: IR_VERSION,
    producerName: producer.name,
    producerVersion: producer.version,
    doc,
    graph: {
      node: graph.nodes.map(nodeMessage),
      name: graph.name,
      initializer: graph.tensors.map(tensorMessage),
      doc: graph.doc,
      input: graph.inputs.map(valueMessage),
      output: graph.outputs.map(valueMessage),
    },
    operatorSet: { version: OPERATOR_SET_VERSION },
    metadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  return writer.finish();
}

const nodeMessage = ({ inputs, outputs, name, operator, attributes }: OnnxNode): Message => ({
  ...{ input: inputs, output: outputs, name, operator },
  attribute: Object.entries(attributes).map(([of, { kind, value }]) => ({
    name: of,
    type: ATTRIBUTE_TYPES[kind],
    [kind]: value,
  })),
});

const tensorMessage = ({ type, ...tensor }: OnnxTensor): Message => ({ ...tensor, type: ELEMENT_TYPES[type] });

const valueMessage = ({ name, type, shape, doc }: OnnxValue): Message => {
  const dimension = shape.map((size): Message => (typeof size === 'string' ? { symbol: size } : { size }));
  return { name, type: { tensor: { element: ELEMENT_TYPES[type], shape: { dimension } } }, doc };
};

function writeMessage(writer: BinaryWriter, fields: MessageFields, message: Message): void {
  for (const [name, [number, kind]] of Object.entries(fields)) {
    for (const value of [message[name] ?? []].flat() as readonly Value[]) writeField(writer, number, kind, value);
  }
}

function writeField(writer: BinaryWriter, number: number, kind: FieldKind, value: Value): void {
  if (kind === 'int' || kind === 'ints') writer.tag(number, WireType.Varint).int64(value as number);
  else if (kind === 'float') writer.tag(number, WireType.Bit32).float(value as number);
  else if (kind === 'text') writer.tag(number, WireType.LengthDelimited).string(value as string);
  else if (kind === 'bytes') writer.tag(number, WireType.LengthDelimited).bytes(value as Uint8Array);
  else {
    writer.tag(number, WireType.LengthDelimited).fork();
    writeMessage(writer, kind, value as Message);
    writer.join();
  }
}

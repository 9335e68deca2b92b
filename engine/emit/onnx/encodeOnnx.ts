import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import {
  ELEMENT_TYPES,
  type OnnxAttribute,
  type OnnxModel,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValue,
} from './onnxGraph';
import {
  ATTRIBUTE,
  ATTRIBUTE_TYPES,
  DIMENSION,
  ENTRY,
  GRAPH,
  MODEL,
  NODE,
  OPERATOR_SET,
  TENSOR,
  TYPE,
  VALUE,
} from './onnxFields';

/** The operators of ONNX 1.12, the first version with LayerNormalization; taken by onnxruntime 1.12 and newer. */
const OPERATOR_SET_VERSION = 17;
/** The file format that came with that operator set. */
const IR_VERSION = 8;

/** Writes a model as the bytes of an `.onnx` file: a `ModelProto` of onnx.proto3. */
export function encodeOnnx(model: OnnxModel): Uint8Array {
  const writer = new BinaryWriter();
  writeInt(writer, MODEL.irVersion, IR_VERSION);
  writeText(writer, MODEL.producerName, model.producer.name);
  writeText(writer, MODEL.producerVersion, model.producer.version);
  writeText(writer, MODEL.doc, model.doc);
  writeMessage(writer, MODEL.graph, () => {
    const { graph } = model;
    for (const node of graph.nodes) writeMessage(writer, GRAPH.node, () => writeNode(writer, node));
    writeText(writer, GRAPH.name, graph.name);
    for (const tensor of graph.tensors) writeMessage(writer, GRAPH.initializer, () => writeTensor(writer, tensor));
    writeText(writer, GRAPH.doc, graph.doc);
    for (const input of graph.inputs) writeMessage(writer, GRAPH.input, () => writeValue(writer, input));
    for (const output of graph.outputs) writeMessage(writer, GRAPH.output, () => writeValue(writer, output));
  });
  writeMessage(writer, MODEL.operatorSet, () => writeInt(writer, OPERATOR_SET.version, OPERATOR_SET_VERSION));
  for (const [key, value] of Object.entries(model.metadata)) {
    writeMessage(writer, MODEL.metadata, () => {
      writeText(writer, ENTRY.key, key);
      writeText(writer, ENTRY.value, value);
    });
  }
  return writer.finish();
}

function writeNode(writer: BinaryWriter, node: OnnxNode): void {
  for (const name of node.inputs) writeText(writer, NODE.input, name);
  for (const name of node.outputs) writeText(writer, NODE.output, name);
  writeText(writer, NODE.name, node.name);
  writeText(writer, NODE.operator, node.operator);
  for (const [name, attribute] of Object.entries(node.attributes)) {
    writeMessage(writer, NODE.attribute, () => writeAttribute(writer, name, attribute));
  }
}

function writeAttribute(writer: BinaryWriter, name: string, attribute: OnnxAttribute): void {
  writeText(writer, ATTRIBUTE.name, name);
  writeInt(writer, ATTRIBUTE.type, ATTRIBUTE_TYPES[attribute.kind]);
  const field = ATTRIBUTE[attribute.kind];
  switch (attribute.kind) {
    case 'int':
    case 'ints':
      for (const value of [attribute.value].flat()) writeInt(writer, field, value);
      break;
    case 'float':
    case 'floats':
      for (const value of [attribute.value].flat()) writer.tag(field, WireType.Bit32).float(value);
      break;
    case 'text':
    case 'texts':
      for (const value of [attribute.value].flat()) writeText(writer, field, value);
      break;
  }
}

function writeTensor(writer: BinaryWriter, tensor: OnnxTensor): void {
  for (const size of tensor.dims) writeInt(writer, TENSOR.dims, size);
  writeInt(writer, TENSOR.type, ELEMENT_TYPES[tensor.type]);
  writeText(writer, TENSOR.name, tensor.name);
  writer.tag(TENSOR.bytes, WireType.LengthDelimited).bytes(tensor.bytes);
}

function writeValue(writer: BinaryWriter, value: OnnxValue): void {
  writeText(writer, VALUE.name, value.name);
  writeMessage(writer, VALUE.type, () =>
    writeMessage(writer, TYPE.tensor, () => {
      writeInt(writer, TYPE.element, ELEMENT_TYPES[value.type]);
      writeMessage(writer, TYPE.shape, () => {
        for (const size of value.shape) writeMessage(writer, TYPE.dimension, () => writeSize(writer, size));
      });
    }),
  );
  writeText(writer, VALUE.doc, value.doc);
}

function writeSize(writer: BinaryWriter, size: number | string): void {
  if (typeof size === 'string') writeText(writer, DIMENSION.symbol, size);
  else writeInt(writer, DIMENSION.size, size);
}

function writeMessage(writer: BinaryWriter, field: number, write: () => void): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write();
  writer.join();
}

function writeText(writer: BinaryWriter, field: number, value: string): void {
  writer.tag(field, WireType.LengthDelimited).string(value);
}

function writeInt(writer: BinaryWriter, field: number, value: number): void {
  writer.tag(field, WireType.Varint).int64(value);
}

import { WireType } from '@bufbuild/protobuf/wire';
import { makeProblem, UserError } from '../../problem/problem';
import type { Phrase } from '../../text/phrase';
import { readGraph, type ReadGraph } from './readGraph';
import { eachField, Fault, textOf, wholeNumberOf } from './readMessage';
import { ENTRY, MODEL, OPERATOR_SET } from '../../emit/onnx/onnxFields';

/** What an `.onnx` file says of itself. */
export interface OnnxSummary extends ReadGraph {
  readonly irVersion: number;
  /** Version of the standard operators, or null where the file names none. */
  readonly opset: number | null;
  /** Versions of other sets of operators by their domain. */
  readonly otherOpsets: Readonly<Record<string, number>>;
  readonly producer: string;
  readonly doc: string;
  readonly metadata: Readonly<Record<string, string>>;
}

const MAX_ENTRIES = 10_000;

/**
 * Reads what an ONNX file holds, but none of its numbers. Weights in other files and graphs inside operators are not
 * looked into. Throws a `UserError` when the bytes are no ONNX model or claim more than they hold.
 */
export function readOnnx(bytes: Uint8Array, file: string): OnnxSummary {
  try {
    return readModel(bytes);
  } catch (error) {
    // What is no fault of the model's parts comes from the reader of the wire format: the bytes end too early, or are none.
    const reason: Phrase = error instanceof Fault ? error.reason : { code: 'onnx.bytes' };
    throw new UserError([makeProblem('onnx.damaged', { file, reason })]);
  }
}

function readModel(bytes: Uint8Array): OnnxSummary {
  const found: { irVersion: number | null; graph: ReadGraph | null } = { irVersion: null, graph: null };
  let doc = '';
  const producer = { name: '', version: '' };
  const opsets: [string, number][] = [];
  const metadata: [string, string][] = [];
  eachField(bytes, ({ number, reader, wire }) => {
    if (number === MODEL.irVersion) found.irVersion = wholeNumberOf(reader, wire);
    else if (number === MODEL.producerName) producer.name = textOf(reader, wire);
    else if (number === MODEL.producerVersion) producer.version = textOf(reader, wire);
    else if (number === MODEL.doc) doc = textOf(reader, wire);
    else if (number === MODEL.graph && wire === WireType.LengthDelimited) found.graph = readGraph(reader.bytes());
    else if (number === MODEL.operatorSet && wire === WireType.LengthDelimited) opsets.push(readOpset(reader.bytes()));
    else if (number === MODEL.metadata && wire === WireType.LengthDelimited) metadata.push(readEntry(reader.bytes()));
    else return false;
    if (opsets.length + metadata.length > MAX_ENTRIES) throw new Fault({ code: 'onnx.entries' });
    return true;
  });
  const { irVersion, graph } = found;
  if (irVersion === null || graph === null) throw new Fault({ code: 'onnx.graph' });
  return {
    ...graph,
    irVersion,
    opset: opsets.find(([domain]) => isStandard(domain))?.[1] ?? null,
    otherOpsets: Object.fromEntries(opsets.filter(([domain]) => !isStandard(domain))),
    producer: [producer.name, producer.version].filter((part) => part !== '').join(' '),
    doc,
    metadata: Object.fromEntries(metadata),
  };
}

/** The standard operators have no domain, or this one. */
const isStandard = (domain: string): boolean => domain === '' || domain === 'ai.onnx';

function readOpset(bytes: Uint8Array): [domain: string, version: number] {
  let domain = '';
  let version = 0;
  eachField(bytes, ({ number, reader, wire }) => {
    if (number === OPERATOR_SET.domain) domain = textOf(reader, wire);
    else if (number === OPERATOR_SET.version) version = wholeNumberOf(reader, wire);
    else return false;
    return true;
  });
  return [domain, version];
}

function readEntry(bytes: Uint8Array): [key: string, value: string] {
  let key = '';
  let value = '';
  eachField(bytes, ({ number, reader, wire }) => {
    if (number === ENTRY.key) key = textOf(reader, wire);
    else if (number === ENTRY.value) value = textOf(reader, wire);
    else return false;
    return true;
  });
  return [key, value];
}

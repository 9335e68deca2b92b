import { makeProblem, UserError } from '../../problem/problem';
import type { Phrase } from '../../text/phrase';
import { readGraph, type ReadGraph } from './readGraph';
import { Fault, part, readFields, text, whole } from './readMessage';
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
  const refuseMore = (): void => {
    if (opsets.length + metadata.length > MAX_ENTRIES) throw new Fault({ code: 'onnx.entries' });
  };
  readFields(bytes, {
    [MODEL.irVersion]: whole((version) => (found.irVersion = version)),
    [MODEL.producerName]: text((name) => (producer.name = name)),
    [MODEL.producerVersion]: text((version) => (producer.version = version)),
    [MODEL.doc]: text((given) => (doc = given)),
    [MODEL.graph]: part((graph) => (found.graph = readGraph(graph))),
    [MODEL.operatorSet]: part((opset) => {
      opsets.push(readOpset(opset));
      refuseMore();
    }),
    [MODEL.metadata]: part((entry) => {
      metadata.push(readEntry(entry));
      refuseMore();
    }),
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
  readFields(bytes, {
    [OPERATOR_SET.domain]: text((name) => (domain = name)),
    [OPERATOR_SET.version]: whole((number) => (version = number)),
  });
  return [domain, version];
}

function readEntry(bytes: Uint8Array): [key: string, value: string] {
  let key = '';
  let value = '';
  readFields(bytes, { [ENTRY.key]: text((name) => (key = name)), [ENTRY.value]: text((given) => (value = given)) });
  return [key, value];
}

import { refuse } from '../../problem/problem';
import type { Phrase } from '../../text/phrase';
import { readGraph, type ReadGraph } from './readGraph';
import { Fault, readMessage } from './readMessage';
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
    return refuse('onnx.damaged', { file, reason });
  }
}

function readModel(bytes: Uint8Array): OnnxSummary {
  const fields = ['irVersion', 'producerName', 'producerVersion', 'doc', 'graph', 'operatorSet', 'metadata'] as const;
  const model = readMessage(bytes, MODEL, fields, MAX_ENTRIES, 'onnx.entries');
  const irVersion = model.irVersion.at(-1);
  const graph = model.graph.at(-1);
  if (irVersion === undefined || graph === undefined) throw new Fault({ code: 'onnx.graph' });
  const opsets = model.operatorSet.map((part) => {
    const { domain, version } = readMessage(part, OPERATOR_SET, ['domain', 'version']);
    return [domain.at(-1) ?? '', version.at(-1) ?? 0] as const;
  });
  const metadata = model.metadata.map((part) => {
    const { key, value } = readMessage(part, ENTRY, ['key', 'value']);
    return [key.at(-1) ?? '', value.at(-1) ?? ''] as const;
  });
  return {
    ...readGraph(graph),
    irVersion,
    opset: opsets.find(([domain]) => isStandard(domain))?.[1] ?? null,
    otherOpsets: Object.fromEntries(opsets.filter(([domain]) => !isStandard(domain))),
    producer: [model.producerName.at(-1), model.producerVersion.at(-1)].filter((part) => part).join(' '),
    doc: model.doc.at(-1) ?? '',
    metadata: Object.fromEntries(metadata),
  };
}

/** The standard operators have no domain, or this one. */
const isStandard = (domain: string): boolean => domain === '' || domain === 'ai.onnx';

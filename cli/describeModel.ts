import {
  importModel,
  type OnnxSummary,
  type readForeign,
  readNpy,
  readOnnx,
  readSafetensors,
  type Safetensors,
} from '#engine';
import type { ModelFile } from './modelFiles';
import { readForeignApart } from './readForeignApart';
import { plainText, textTable } from './textTable';
import { parametersText, t, wordsOf, writer } from './words';

/** What a file of another format holds: for people, and as data for --json. */
export interface DescribedModel {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const NPY_MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const OPENING_BRACE = 0x7b;
const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
const shapeText = (shape: readonly (number | string | null)[]): string => shape.map((n) => n ?? '?').join('×') || '1';

/** Describes the files of a model that is no Seqloom project, or a file of numbers. Throws a `UserError`. */
export async function describeModel(files: readonly ModelFile[]): Promise<DescribedModel> {
  const [first] = files;
  if (first && files.length === 1) {
    const { name, bytes } = first;
    if (NPY_MAGIC.every((byte, i) => bytes[i] === byte)) return describeNpy(name, bytes);
    if (/\.npy$/i.test(name)) return describeNpy(name, bytes);
    // A header's length of eight bytes comes first, then the header, which is JSON.
    if (/\.safetensors$/i.test(name) || (bytes[8] === OPENING_BRACE && bytes[6] === 0 && bytes[7] === 0)) {
      return describeSafetensors(name, readSafetensors(bytes, name));
    }
    if (/\.onnx$/i.test(name)) return describeOnnx(name, readOnnx(bytes, name));
  }
  return describeForeign(files);
}

function describeNpy(name: string, bytes: Uint8Array): DescribedModel {
  const { shape, dtype, values } = readNpy(bytes, name);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const numbers = t('cli.numbers', { shape: shapeText(shape), dtype });
  return {
    text: `${plainText(name)}\n\n${values.length > 0 ? t('cli.numbersFromTo', { numbers, least, most }) : numbers}\n`,
    data: { format: 'npy', file: name, shape, dtype, ...(values.length > 0 && { least, most }) },
  };
}

function describeSafetensors(name: string, { tensors, metadata }: Safetensors): DescribedModel {
  const parameters = tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const rows = tensors.map((tensor) => [plainText(tensor.name), tensor.dtype, shapeText(tensor.shape)]);
  return {
    text: `${plainText(name)}\n\n${textTable([head('tensor', 'type', 'shape'), ...rows], 'llr')}\n${metadataText(metadata)}${totalText(parameters)}\n`,
    data: {
      ...{ format: 'safetensors', file: name, parameters, metadata },
      tensors: tensors.map((tensor) => ({ name: tensor.name, dtype: tensor.dtype, shape: tensor.shape })),
    },
  };
}

function describeOnnx(name: string, summary: OnnxSummary): DescribedModel {
  const { inputs, outputs, operators, initializers, metadata, opset, producer, irVersion } = summary;
  const parameters = initializers.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const operatorRows = Object.entries(operators).map(([operator, count]) => [plainText(operator), String(count)]);
  const ends = (values: OnnxSummary['inputs']): string =>
    values.map((value) => `${plainText(value.name)} ${shapeText(value.shape ?? [])}`).join(t('list.separator'));
  return {
    text: [
      `${plainText(name)}\n`,
      textTable([head('operator', 'count'), ...operatorRows], 'lr'),
      t('cli.inputs', { names: ends(inputs) }),
      t('cli.outputs', { names: ends(outputs) }),
      t('cli.onnx', {
        opset: opset ?? '?',
        version: irVersion,
        producer: plainText(producer) || t('cli.onnx.unknownProducer'),
      }),
      `${metadataText(metadata)}${writer().amount('cli.constants', parameters)}\n`,
    ].join('\n'),
    data: { format: 'onnx', file: name, parameters, opset, irVersion, producer, inputs, outputs, operators, metadata },
  };
}

type Column = 'name' | 'class' | 'weights' | 'parameters' | 'tensor' | 'type' | 'shape' | 'operator' | 'count';

const head = (...columns: readonly Column[]): string[] => columns.map((column) => t(`column.${column}`));

const totalText = (parameters: number): string => t('cli.total', { parameters: parametersText(parameters) });

const formatText = ({ format, kerasVersion }: ReturnType<typeof readForeign>): string =>
  kerasVersion ? [format, `Keras ${plainText(kerasVersion)}`].join(t('list.separator')) : format;

/** Metadata is often long; its names say enough. */
function metadataText(metadata: Readonly<Record<string, string>>): string {
  const names = Object.keys(metadata).map(plainText);
  return names.length > 0 ? `${t('cli.metadata', { names })}\n` : '';
}

async function describeForeign(files: readonly ModelFile[]): Promise<DescribedModel> {
  const model = await readForeignApart(files);
  // What the import would make of it tells of shapes and of what Seqloom does not have.
  const { summary, warnings } = importModel(model);
  const rows = model.layers.map((layer) => {
    const weights = layer.weights ?? [];
    const count = weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    const shapes = weights.map(({ shape }) => shapeText(shape)).join(t('list.separator'));
    return [plainText(layer.name), plainText(layer.className), shapes, writer().numbers.count(count)];
  });
  const parameters = model.layers
    .flatMap(({ weights }) => weights ?? [])
    .reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const ends = (values: typeof summary.inputs): string =>
    values.map(({ name, shape }) => `${plainText(name)} ${shape ? shapeText(shape) : '?'}`).join(t('list.separator'));
  return {
    text: [
      `${plainText(model.name)}\n`,
      textTable([head('name', 'class', 'weights', 'parameters'), ...rows], 'lllr'),
      t('cli.inputs', { names: ends(summary.inputs) }),
      t('cli.outputs', { names: ends(summary.outputs) }),
      ...warnings.map((warning) =>
        t('text.labeled', { label: t('cli.severity.warning'), text: plainText(wordsOf(warning).message) }),
      ),
      `${t('cli.total.format', { total: totalText(parameters), format: formatText(model) })}\n`,
    ].join('\n'),
    data: {
      ...{ format: model.format, name: model.name, kerasVersion: model.kerasVersion, parameters, loss: model.loss },
      layers: model.layers.map(({ name, className, weights, place }) => ({
        ...{ name, class: className, place },
        weights: weights?.map((weight) => ({ name: weight.name, shape: weight.shape })) ?? null,
      })),
      inputs: summary.inputs,
      outputs: summary.outputs,
      warnings: warnings.map((warning) => ({ code: warning.code, ...wordsOf(warning) })),
    },
  };
}

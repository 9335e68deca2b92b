import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import * as hdf5 from 'h5wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../problem/problem';
import { writeHdf5 } from '../exports/kerasFile/memoryFile';
import type { ForeignFile } from './foreignModel';
import { readForeign } from './readForeign';
import { messageOf, inEnglish } from '../testing/english';

const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(path.join(import.meta.dirname, 'fixtures', name)));
const text = (name: string, content: unknown): ForeignFile => ({
  name,
  bytes: strToU8(typeof content === 'string' ? content : JSON.stringify(content)),
});

/** The sentences that refuse these files. */
function refusal(...files: ForeignFile[]): { readonly code: string | undefined; readonly message: string } {
  try {
    readForeign(files, hdf5);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { code: error.problems[0]?.code, message: messageOf(error.problems[0]) ?? '' };
  }
  throw new Error('the files were read');
}

beforeAll(async () => {
  await hdf5.ready;
});

const DENSE = {
  class_name: 'Sequential',
  config: {
    name: 's',
    layers: [{ class_name: 'Dense', config: { name: 'd', units: 2, batch_input_shape: [null, 3] } }],
  },
};
const KERNEL = { name: 'd/kernel', shape: [3, 2], dtype: 'float32' };
const BIAS = { name: 'd/bias', shape: [2], dtype: 'float32' };
const tfjs = (paths: readonly unknown[], weights: readonly unknown[] = [KERNEL, BIAS], topology: unknown = DENSE) =>
  text('model.json', { modelTopology: topology, weightsManifest: [{ paths, weights }] });
const shard = (name: string, floats: readonly number[]): ForeignFile => ({
  name,
  bytes: new Uint8Array(Float32Array.from(floats).buffer),
});
const EIGHT = [1, 2, 3, 4, 5, 6, 7, 8];

describe('files that are no model are refused with what they are', () => {
  it.each([
    ['no file at all', [], 'import.unknownFormat'],
    ['an empty one', [{ name: 'a.keras', bytes: new Uint8Array() }], 'import.unknownFormat'],
    ['a picture', [{ name: 'a.h5', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) }], 'import.unknownFormat'],
    ['a JSON file of something else', [text('package.json', { name: 'x' })], 'import.unknownFormat'],
    ['a pickle', [{ name: 'a.h5', bytes: Uint8Array.of(0x80, 4, 0x95, 1, 0x2e) }], 'import.pickle'],
    [
      'a PyTorch file',
      [{ name: 'a.pt', bytes: zipSync({ 'a/data.pkl': Uint8Array.of(0x80, 2, 0x2e), 'a/data/0': new Uint8Array(4) }) }],
      'import.pickle',
    ],
    ['weights alone', [{ name: 'w.h5', bytes: bytesOf('keras3.weights.h5') }], 'import.weightsOnly'],
    ['a GraphModel', [text('model.json', { format: 'graph-model', modelTopology: { node: [] } })], 'import.graphModel'],
    ['a class of its own', [text('m.json', { class_name: 'MyModel', config: {} })], 'import.modelClass'],
    [
      'two models',
      [
        { name: 'a.h5', bytes: bytesOf('keras2.h5') },
        { name: 'b.keras', bytes: bytesOf('keras3.keras') },
      ],
      'import.severalModels',
    ],
  ] as const)('%s', (_, files, code) => {
    expect(refusal(...files).code).toBe(code);
  });

  it('more than 384 MB, before anything of it is read', () => {
    const large = { name: 'large.h5', bytes: new Uint8Array(500 * 2 ** 20) };
    const started = performance.now();
    expect(refusal(large).message).toBe('large.h5 takes 500 MB; a model may take 384 MB at most.');
    expect(performance.now() - started).toBeLessThan(100);
  });
});

describe('damaged files are refused', () => {
  it.each(['keras3.keras', 'keras3.h5', 'keras2.h5', 'keras1.h5'])('%s, cut off anywhere', (name) => {
    const whole = bytesOf(name);
    for (const share of [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const { code } = refusal({ name, bytes: whole.slice(0, Math.floor(whole.length * share)) });
      expect(code).toMatch(/^import\.(damaged|unknownFormat|missingPart|jsonSyntax)$/);
    }
  });

  it('a .keras file with another byte in its weights', () => {
    const bytes = bytesOf('keras3.keras');
    const at = bytes.length - 2000;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(refusal({ name: 'a.keras', bytes }).code).toBe('import.damaged');
  });

  it('a .keras file without its weights, or without its layers', () => {
    const config = strToU8(JSON.stringify(DENSE));
    const stored = { level: 0 } as const;
    expect(refusal({ name: 'a.keras', bytes: zipSync({ 'config.json': config }, stored) }).message).toContain(
      'model.weights.h5 is missing',
    );
    expect(refusal({ name: 'a.keras', bytes: zipSync({ 'x.txt': config }, stored) }).code).toBe('import.unknownFormat');
  });

  it('a zip bomb, and names that lead elsewhere', () => {
    const bomb = zipSync({ 'config.json': new Uint8Array(64 * 2 ** 20) });
    expect(refusal({ name: 'a.keras', bytes: bomb }).code).toBe('import.trap');
    const elsewhere = zipSync({ '../config.json': strToU8('{}') });
    expect(refusal({ name: 'a.keras', bytes: elsewhere }).message).toContain('../config.json');
  });

  it('JSON with a mistake, too deep, or not UTF-8', () => {
    expect(refusal(text('m.json', '{"class_name": NaN}'))).toEqual({
      code: 'import.jsonSyntax',
      message: 'm.json has a mistake on line 1, at character 16.',
    });
    expect(refusal(text('m.json', `{"a":${'['.repeat(5000)}`)).code).toBe('import.jsonTooMuch');
    expect(refusal({ name: 'm.json', bytes: Uint8Array.of(0x7b, 0xff, 0xfe) }).code).toBe('import.encoding');
  });
});

describe('weights that do not fit are refused, with the layer', () => {
  it('a shard that is not there', () => {
    expect(refusal(tfjs(['group1-shard1of1.bin'])).message).toBe(
      'model.json names the weights file group1-shard1of1.bin, which is missing.',
    );
  });

  it('all shards that are not there, at once', () => {
    const model = tfjs(['a.bin', 'b.bin', 'c.bin']);
    expect(() => inEnglish(() => readForeign([model, shard('b.bin', EIGHT)], hdf5))).toThrow(/a\.bin.*\n.*c\.bin/);
  });

  it.each(['../secret.bin', '/etc/passwd', 'C:\\x.bin', 'a/../../b.bin', ''])(
    'a shard outside of the folder: %j',
    (name) => {
      expect(refusal(tfjs([name]), shard('secret.bin', EIGHT)).code).toBe('import.shardPath');
    },
  );

  it('a shard of another size', () => {
    expect(refusal(tfjs(['w.bin']), shard('w.bin', EIGHT.slice(1))).message).toBe(
      'The weights files of model.json have 28 bytes, but should have 32.',
    );
  });

  it('a shape that the options do not allow', () => {
    const turned = { ...KERNEL, shape: [2, 3] };
    expect(refusal(tfjs(['w.bin'], [turned, BIAS]), shard('w.bin', EIGHT)).message).toBe(
      'd/kernel of the layer d has the shape 2×3 in model.json, but the layer needs ?×2.',
    );
  });

  it('a weight too few', () => {
    expect(refusal(tfjs(['w.bin'], [KERNEL]), shard('w.bin', EIGHT.slice(2))).message).toBe(
      'model.json has 1 weight for the layer d, but the layer needs 2.',
    );
  });

  it('sizes that are none, and types that are no numbers', () => {
    for (const shape of [[-1, 2], [1.5, 2], ['3', 2], [2 ** 60, 2 ** 60], null]) {
      const { code } = refusal(tfjs(['w.bin'], [{ ...KERNEL, shape }, BIAS]), shard('w.bin', EIGHT));
      expect(code).toMatch(/^import\.(missingPart|shardSize)$/);
    }
    const strings = { ...KERNEL, dtype: 'string' };
    expect(refusal(tfjs(['w.bin'], [strings, BIAS]), shard('w.bin', EIGHT)).code).toBe('import.weightType');
  });

  it('values that are not finite', () => {
    expect(
      refusal(tfjs(['w.bin']), shard('w.bin', [...EIGHT.slice(2), Number.NaN, Number.POSITIVE_INFINITY])).message,
    ).toBe('d/bias in model.json contains 2 values that are not finite numbers.');
  });

  it('weights of another model', () => {
    expect(refusal(text('m.json', DENSE), { name: 'w.h5', bytes: bytesOf('keras3.weights.h5') }).code).toBe(
      'import.weightShape',
    );
  });

  it('a dataset that claims more than a model may take', () => {
    const bytes = writeHdf5(hdf5, (file) => {
      const vars = file.create_group('layers').create_group('dense').create_group('vars');
      vars.create_dataset({
        name: '0',
        data: new Float32Array(1),
        shape: [1, 1],
        maxshape: [null, null],
        chunks: [1, 1],
        dtype: '<f',
      });
      (vars.get('0') as InstanceType<typeof hdf5.Dataset>).resize([2 ** 20, 2 ** 20]);
    });
    expect(refusal(text('m.json', DENSE), { name: 'w.h5', bytes }).code).toBe('import.tooLarge');
  });
});

describe('layers that are not laid out as such are refused, with the place', () => {
  const layer = (inbound: unknown) => ({
    class_name: 'Functional',
    config: {
      name: 'f',
      layers: [{ class_name: 'Dense', name: 'd', config: { name: 'd', units: 1 }, inbound_nodes: inbound }],
      input_layers: [['d', 0, 0]],
      output_layers: [['d', 0, 0]],
    },
  });

  it.each([
    ['no layers', { class_name: 'Sequential', config: { layers: [] } }, 'config.layers is missing'],
    ['no list', { class_name: 'Sequential', config: { layers: {} } }, 'config.layers is missing'],
    ['no class', { class_name: 'Sequential', config: { layers: [{ config: {} }] } }, 'config.layers[0].class_name'],
    [
      'no options',
      { class_name: 'Sequential', config: { layers: [{ class_name: 'Dense' }] } },
      'config.layers[0].config',
    ],
    [
      'no shape',
      { class_name: 'Sequential', config: { layers: [{ class_name: 'Dense', config: { name: 'd' } }] } },
      'config.layers[0].config.batch_input_shape',
    ],
    ['wires of another form', layer('all'), 'config.layers[0].inbound_nodes'],
    ['wires from nowhere', layer([[['x', 0, 0, {}]]]), 'config.layers[0] in m.json takes the output of a layer “x”'],
  ] as const)('%s', (_, model, place) => {
    expect(refusal(text('m.json', model)).message).toContain(place);
  });

  it('options named like what objects inherit do no harm', () => {
    const config = '{"name":"d","units":1,"batch_input_shape":[null,1],"__proto__":{"units":9},"constructor":1}';
    const model = `{"class_name":"Sequential","config":{"layers":[{"class_name":"constructor","config":${config}}]}}`;
    const read = readForeign([text('m.json', model)], hdf5);
    expect(read.layers[1]).toMatchObject({ className: 'constructor', config: { units: 1 } });
  });

  it('five thousand layers at most', () => {
    const layers = Array.from({ length: 5001 }, () => ({ class_name: 'Dense', config: { name: 'd' } }));
    expect(refusal(text('m.json', { class_name: 'Sequential', config: { layers } })).code).toBe('import.tooManyLayers');
  });
});

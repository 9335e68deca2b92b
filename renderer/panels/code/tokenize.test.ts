import { describe, expect, it } from 'vitest';
import { type TokenKind, tokenizeLines } from './tokenize';

const SOURCE = `import * as tf from '@tensorflow/tfjs';

/** Builds the model.
 *  Two lines. */
export function buildModel(): tf.LayersModel {
  // It's 30 steps of close
  const input = tf.input({ shape: [30, 5], name: 'a \\' b' });
  const text = \`several
lines\`;
}
`;

const kindOf = (source: string, text: string, path = 'model.ts'): TokenKind | undefined =>
  tokenizeLines(source, path)
    .flat()
    .find((token) => token.text === text)?.kind;

describe('tokenizeLines', () => {
  it('loses nothing: the pieces joined are the text', () => {
    for (const path of ['model.ts', 'package.json', 'README.md']) {
      const joined = tokenizeLines(SOURCE, path).map((line) => line.map((token) => token.text).join(''));
      expect(joined.join('\n')).toBe(SOURCE);
    }
  });

  it('keeps line numbers over comments and strings of several lines', () => {
    const lines = tokenizeLines(SOURCE, 'model.ts');
    expect(lines).toHaveLength(SOURCE.split('\n').length);
    expect(lines[3]).toEqual([{ kind: 'comment', text: ' *  Two lines. */' }]);
    expect(lines[8]?.[0]).toEqual({ kind: 'string', text: 'lines`' });
  });

  it.each([
    ['import', 'keyword'],
    ["'@tensorflow/tfjs'", 'string'],
    ["// It's 30 steps of close", 'comment'],
    ["'a \\' b'", 'string'],
    ['buildModel', 'call'],
    ['LayersModel', 'type'],
    ['30', 'number'],
    ['shape', 'key'],
  ] as const)('takes %s for a %s', (text, kind) => expect(kindOf(SOURCE, text)).toBe(kind));

  it('does not take a comment mark inside a string for a comment', () => {
    expect(kindOf("const a = 'http://x'; // y", "'http://x'")).toBe('string');
  });

  it('tells keys from values in JSON', () => {
    const json = '{ "name": "a", "count": -1.5e3, "ok": true }';
    expect(kindOf(json, '"name"', 'package.json')).toBe('key');
    expect(kindOf(json, '"a"', 'package.json')).toBe('string');
    expect(kindOf(json, '-1.5e3', 'package.json')).toBe('number');
    expect(kindOf(json, 'true', 'package.json')).toBe('keyword');
  });

  it('ends an open string at the end of its line', () => {
    expect(tokenizeLines("const a = 'open\nconst b = 1;", 'a.ts')[1]?.[0]).toEqual({ kind: 'keyword', text: 'const' });
  });
});

describe('Python', () => {
  const PYTHON = `"""Builds the model.
Two lines."""
from keras import layers  # it's Keras


def build_model(units: int = 128):
    return layers.LSTM(units, name="a # b", rate=1e-3)
`;
  const python = (text: string) => kindOf(PYTHON, text, 'model.py');

  it('is colored by the shape of its words', () => {
    expect(python('"""Builds the model.')).toBe('string');
    expect(python('Two lines."""')).toBe('string');
    expect(python("# it's Keras")).toBe('comment');
    expect(python('def')).toBe('keyword');
    expect(python('build_model')).toBe('call');
    expect(python('"a # b"')).toBe('string');
    expect(python('name')).toBe('key');
    expect(python('1e-3')).toBe('number');
  });

  it('loses nothing', () => {
    const joined = tokenizeLines(PYTHON, 'model.py').map((line) => line.map((token) => token.text).join(''));
    expect(joined.join('\n')).toBe(PYTHON);
  });
});

import { describe, expect, it } from 'vitest';
import { fileKind, isDataFile, nameWithExtension } from './fileName';

describe('nameWithExtension', () => {
  it('puts the usual extension on, once', () => {
    expect(nameWithExtension('Traffic', 'project')).toBe('Traffic.seqloom');
    expect(nameWithExtension('Traffic.seqloom', 'project')).toBe('Traffic.seqloom');
    expect(nameWithExtension('v1.5', 'csv')).toBe('v1.5.csv');
  });

  it('leaves another extension of the kind', () => {
    const text = { label: 'Text', extensions: ['txt', 'md'], mediaType: 'text/plain' } as const;
    expect(nameWithExtension('notes.md', text)).toBe('notes.md');
  });

  it('keeps the extension of a title that is too long', () => {
    expect(nameWithExtension(`${'x'.repeat(500)}.seqloom`, 'project')).toMatch(/^x+\.seqloom$/);
  });
});

describe('data files', () => {
  it('are those of each format that is read, whatever the case of the ending', () => {
    for (const ending of ['csv', 'TSV', 'txt', 'tab', 'dat', 'json', 'ndjson', 'jsonl', 'parquet', 'XLSX'])
      expect([ending, isDataFile(`a.${ending}`)]).toEqual([ending, true]);
    for (const name of ['a.xls', 'a.seqloom', 'csv', 'a.csv.zip'])
      expect([name, isDataFile(name)]).toEqual([name, false]);
    expect(fileKind('data').extensions).toContain('parquet');
  });
});

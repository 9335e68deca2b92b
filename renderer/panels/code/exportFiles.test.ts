import { emptyProject } from '#engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { createExchangeApi } from '../../exchange/exchangeApi';
import { EXCHANGE_WORKER } from '../../exchange/exchangeWorker';
import { workerHere } from '../../worker/workerHere';
import { previewExport, viewFile } from './exportFiles';

const encode = (text: string) => new TextEncoder().encode(text);

beforeAll(() => EXCHANGE_WORKER.replace(() => workerHere(createExchangeApi())));

describe('previewExport', () => {
  it('answers an incomplete project with its problems instead of throwing', async () => {
    const preview = await previewExport('typescript', emptyProject('Empty'), null);
    expect(preview.ok).toBe(false);
    expect(preview.ok ? [] : preview.problems).not.toEqual([]);
  });
});

describe('viewFile', () => {
  it('shows text whole when it is short', () => {
    expect(viewFile({ path: 'README.md', bytes: encode('a\nb\n') })).toEqual({
      kind: 'text',
      text: 'a\nb\n',
      hiddenLines: 0,
    });
  });

  it('cuts a long file and says how much is left out', () => {
    const view = viewFile({ path: 'data/a.csv', bytes: encode(Array.from({ length: 5001 }, (_, i) => i).join('\n')) });
    expect(view).toMatchObject({ kind: 'text', hiddenLines: 3001 });
  });

  it('does not read weights as text', () => {
    expect(viewFile({ path: 'model/weights.bin', bytes: new Uint8Array(12) })).toEqual({
      kind: 'binary',
      byteCount: 12,
    });
  });
});

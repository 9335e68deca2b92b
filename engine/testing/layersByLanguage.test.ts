import { expect, it } from 'vitest';
import { layersByLanguage } from './layersByLanguage';

it('is the page in docs that tells what each language says of all layers', async () => {
  await expect(layersByLanguage()).toMatchFileSnapshot('../../docs/layers-by-language.md');
});

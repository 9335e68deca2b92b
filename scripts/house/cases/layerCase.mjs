/** An activation, told in every language. */
export const layerCase = {
  name: 'a layer',
  places: 1,
  lists: 1,
  words: true,
  add(copy) {
    copy.write(
      'engine/layers/elu.ts',
      `import { kerasLayer, saved } from '../emit/keras/kerasLayer';
import { onlyInput } from '../emit/onnx/layerContext';
import { callOf, imported } from '../emit/python/pythonExpression';
import { moduleLayer } from '../emit/torch/torchLayer';
import { defineLayer } from './define/defineLayer';
import { keepShape } from './define/ports';

/** The exponential linear unit. */
export const elu = defineLayer({
  type: 'elu',
  family: 'core',
  params: {},
  mask: 'passes',
  summarize: () => [{ code: 'activation.linear' }],
  accepts: 'numbers',
  infer: (_params, inputs) => keepShape(inputs),
  tfjs: ({ name }) => ({ factory: 'elu', args: { name } }),
  keras: {
    layer: () => kerasLayer('ELU', { alpha: saved(1) }),
    reads: {
      ELU: (options) => {
        options.only('alpha', 1);
        return {};
      },
    },
    stepwise: ['ELU'],
  },
  torch: () => moduleLayer(callOf(imported('nn', 'ELU'))),
  onnx: (_step, context) => ({ out: context.builder.add('Elu', context.name, [onlyInput(context)]) }),
  documentation: {
    formula: ['y = x for x > 0, else e^x − 1'],
    reference: 'Clevert, Unterthiner and Hochreiter 2016.',
  },
});
`,
    );
    copy.addToList('engine/layers/index.ts', {
      importLine: "import { elu } from './elu';",
      before: 'masking,\n]',
      entry: 'elu',
    });
    copy.addWords('batchNormalization', {
      en: 'elu: `ELU\nSaturates smoothly.\nUnlike ReLU it has a gradient for negative values.`',
      zhCN: 'elu: `ELU\n平滑地饱和。\n与 ReLU 不同，它对负值也有梯度，因此不会停止学习。`',
    });
  },
  tests: ['engine/layers/layers.test.ts', 'engine/testing/exchangeCases.test.ts'],
  probe: `import { expect, it } from 'vitest';
import { CATALOG, findLayer, layerName } from '../engine/index';
import { EXCHANGE_LAYER_CASES } from '../engine/testing/exchangeLayerCases';
import { matchesQuery } from '../renderer/canvas/layerSearch';
import { currentTexts } from '../renderer/i18n/texts';
import { PALETTE_GROUPS } from '../renderer/workbench/palette/paletteGroups';

it('a layer is in the catalog, the palette, the inspector and the cases of the conformance tests', () => {
  expect(CATALOG.map(({ type }) => type)).toContain('elu');
  expect(layerName('elu')).toBe('ELU');
  const found = CATALOG.filter((layer) => matchesQuery(layer, 'elu', currentTexts()));
  expect(found.map(({ type }) => type)).toEqual(['elu']);
  expect(PALETTE_GROUPS.flatMap(({ families }) => families)).toContain(findLayer('elu')?.family);
  expect(EXCHANGE_LAYER_CASES.map(({ name }) => name)).toContain('elu-default');
});
`,
};

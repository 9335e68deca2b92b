import { describe, expect, it } from 'vitest';
import { folderCircles, importsOf } from './folderCircles.mjs';

const circles = (files) => folderCircles(importsOf(new Map(Object.entries(files))));

describe('folderCircles', () => {
  it('finds circles of the folders of one folder, types and imports on demand included', () => {
    const files = {
      'engine/graph/graph.ts': "import type { Layer } from '../layers/layer';",
      'engine/layers/layer.ts': "export { walk } from '../training/walk';",
      'engine/training/walk.ts': "const load = () => import('../graph/graph');",
      'engine/text/format.ts': "import '../graph/graph';",
    };
    expect(circles(files)).toEqual(['engine: graph, layers, training']);
  });

  it('finds them at every depth, and two of them as two', () => {
    const files = {
      'a/b/c/x.ts': "import { y } from '../d/y';",
      'a/b/d/y.ts': "import { x } from '../c/x';",
      'a/e/x.ts': "import { y } from '../f/y';",
      'a/f/y.ts': "import { x } from '../e/deep/x';",
    };
    expect(circles(files).sort()).toEqual(['a/b: c, d', 'a: e, f']);
  });

  it('leaves a folder and what stands in it alone, as a list and what it lists', () => {
    const files = {
      'engine/exports/index.ts': "import { onnx } from './onnx/export';",
      'engine/exports/onnx/export.ts':
        "import { defineExport } from '../defineExport';\nimport { EXPORTS } from '../index';",
    };
    expect(circles(files)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { contentFaults, neededFiles } from './packageContents.mjs';

const MAIN = 'out/main/main.cjs';

function builtFiles(changed = {}) {
  const texts = {
    [MAIN]: "join(__dirname, '../preload/preload.cjs'); '../preload/trainerPreload.cjs'; load('/trainer/trainer.html')",
    'out/preload/preload.cjs': 'require("electron")',
    'out/preload/trainerPreload.cjs': 'require("electron")',
    'out/renderer/index.html':
      '<script src="./assets/index-Ab3dEf9h.js"></script><link href="./assets/index-Zz_9-yxW.css">',
    'out/renderer/trainer/trainer.html': '<script src="../assets/trainer-Q1w2E3r4.js"></script>',
    'out/renderer/assets/index-Ab3dEf9h.js': 'new Worker(new URL("training.worker-0a1B2c3D.js", import.meta.url))',
    'out/renderer/assets/index-Zz_9-yxW.css': 'a { background: url(./mark-AAAAbbb1.svg) }',
    'out/renderer/assets/trainer-Q1w2E3r4.js': '',
    'out/renderer/assets/training.worker-0a1B2c3D.js': 'fetch(`kernels-Xx0Yy1Zz.wasm`); "data-1234ABCD.csv"',
    'out/renderer/assets/mark-AAAAbbb1.svg': '<svg/>',
    'out/renderer/assets/kernels-Xx0Yy1Zz.wasm': '\0asm',
    'out/renderer/assets/data-1234ABCD.csv': 'a,b',
    ...changed,
  };
  return new Map(Object.entries(texts).map(([file, text]) => [file, () => text]));
}

const all = [...builtFiles().keys(), 'package.json'].sort();

describe('what the app needs', () => {
  it('is found from main and the page on: preloads, pages, scripts, styles, workers, wasm, data', () => {
    const { needed, dangling } = neededFiles(builtFiles(), MAIN);
    expect([...needed].sort()).toEqual(all);
    expect(dangling).toEqual([]);
  });

  it('does not hold a built file to which nothing refers, nor one whose name only ends alike', () => {
    const built = builtFiles({ 'out/renderer/assets/old-Ab3dEf9h.js': '', 'out/preload/load.cjs': '' });
    expect([...neededFiles(built, MAIN).needed].sort()).toEqual(all);
  });

  it('tells of a name that nothing was built for', () => {
    const built = builtFiles();
    built.delete('out/renderer/assets/kernels-Xx0Yy1Zz.wasm');
    expect(neededFiles(built, MAIN).dangling).toEqual([
      { from: 'out/renderer/assets/training.worker-0a1B2c3D.js', name: 'kernels-Xx0Yy1Zz.wasm' },
    ]);
  });
});

describe('the archive', () => {
  const reach = neededFiles(builtFiles(), MAIN);

  it('is right when it holds what is needed and no more', () => {
    expect(contentFaults(all, reach)).toEqual([]);
  });

  it.each(all)('lacks %s', (file) => {
    const packed = all.filter((other) => other !== file);
    expect(contentFaults(packed, reach)).toEqual([`The archive lacks ${file}.`]);
  });

  it.each([
    ['node_modules/react/index.js', 'a package, although packages are bundled'],
    ['out/renderer/assets/index-Ab3dEf9h.js.map', 'a source map'],
    ['engine/index.ts', 'a source'],
    ['scripts/build.mjs', 'a source'],
    ['electron/main/main.test.ts', 'a test'],
    ['e2e/look.web.spec.ts', 'a test'],
    ['e2e/studio.js', 'of the tests'],
    ['out/cli/seqloom.mjs', 'of the command line'],
    ['out/electron-stand-in/dist/electron', 'of the stand-in for Electron'],
    ['out/.stamps/main', 'of the build'],
    ['docs/security.md', 'documentation'],
    ['README.md', 'documentation'],
    ['out/renderer/assets/old-12345678.js', 'to which nothing refers'],
  ])('holds %s', (file, why) => {
    expect(contentFaults([...all, file], reach)).toEqual([`The archive holds ${file}, ${why}.`]);
  });

  it('is of a build that is not whole', () => {
    const built = builtFiles({ 'out/renderer/assets/index-Ab3dEf9h.js': 'import("./gone-9z8Y7x6W.js")' });
    const faults = contentFaults(all, neededFiles(built, MAIN));
    expect(faults).toContain('out/renderer/assets/index-Ab3dEf9h.js refers to gone-9z8Y7x6W.js, which was not built.');
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readModuleRecords, recordBundledModules, recordPageModules } from './packageModules.mjs';
import { bundledSources, writeNotices } from './packageNotices.mjs';

let root;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'seqloom-notices-'));
  write('out/main/main.cjs', '');
  write('out/renderer/index.html', '');
  addPackage('react', { LICENSE: 'React, MIT text\r\n' });
  record('out/main/main.cjs', ['electron/main/main.ts', 'node_modules/react/index.js']);
  record('out/renderer', ['renderer/main.tsx']);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the notices', () => {
  it('hold name, version, license and text of each bundled package, and are written', () => {
    const { text, faults } = writeNotices(root);
    expect(faults).toEqual([]);
    expect(text).toContain('react 1.2.3 (MIT)');
    expect(text).toContain('\nReact, MIT text\n');
  });

  it('hold a text that several packages share once, under all their names', () => {
    addPackage('react-dom', { 'LICENSE.md': 'React, MIT text' });
    record('out/renderer', ['node_modules/react-dom/index.js']);
    const { text } = writeNotices(root);
    expect(text.match(/React, MIT text/g)).toHaveLength(1);
    expect(text).toContain('react 1.2.3 (MIT)\nreact-dom 1.2.3 (MIT)\n');
  });

  it('hold a NOTICE too, and of a build tool only what is its own', () => {
    addPackage('vite', {
      LICENSE: 'Vite, MIT text\n\n# Licenses of bundled dependencies\n\nothers',
      NOTICE: 'By Vite',
    });
    record('out/renderer', ['\0vite/preload-helper.js']);
    const { text } = writeNotices(root);
    expect(text).toContain('Vite, MIT text');
    expect(text).toContain('By Vite');
    expect(text).not.toContain('others');
  });

  it('hold the text that we keep for a package that ships none, or for its scope', () => {
    addPackage('@maths/core', {});
    addPackage('random', {});
    write('build/licenses/@maths.txt', 'Maths, Apache text');
    write('build/licenses/random.txt', 'Random, MIT text');
    record('out/renderer', ['node_modules/@maths/core/index.js', 'node_modules/random/index.js']);
    const { text, faults } = writeNotices(root);
    expect(faults).toEqual([]);
    expect(text).toContain('Maths, Apache text');
    expect(text).toContain('Random, MIT text');
  });

  it('hold where the data of a template is from', () => {
    write('templates/tide/NOTICE.md', 'Tides by the harbour');
    record('out/renderer', ['templates/tide/data.csv', 'templates/tide/project.ts']);
    expect(writeNotices(root).text).toContain('Tides by the harbour');
  });
});

describe('a fault', () => {
  it('is a bundled package without a license text', () => {
    addPackage('shy', { 'README.md': 'MIT' });
    record('out/renderer', ['node_modules/react/index.js', 'node_modules/shy/a.js']);
    expect(writeNotices(root).faults).toEqual([
      'shy is bundled and has no license text: put one into build/licenses/.',
    ]);
  });

  it('is a license text that is empty', () => {
    addPackage('shy', { LICENSE: '\n' });
    record('out/renderer', ['node_modules/shy/a.js']);
    expect(writeNotices(root).faults).toHaveLength(1);
  });

  it('is data without a NOTICE.md', () => {
    record('out/renderer', ['templates/tide/data.csv']);
    expect(writeNotices(root).faults).toEqual(['The data in templates/tide is bundled and has no NOTICE.md.']);
  });

  it('is a bundle of which no modules are recorded', () => {
    write('out/preload/trainerPreload.cjs', '');
    expect(writeNotices(root).faults).toEqual([
      'It is not recorded what out/preload/trainerPreload.cjs holds: run npm run build.',
    ]);
  });
});

describe('the sources of modules', () => {
  it('are the innermost packages, scoped or not, and tools whose code is built in', () => {
    const modules = [
      'node_modules/@xyflow/react/node_modules/zustand/index.js',
      'node_modules/@xyflow/react/dist/index.js',
      '\0rolldown/runtime.js',
      'out/kernels/plain.wasm',
      'engine/index.ts',
      'templates/stock-price/data.csv',
    ];
    expect(bundledSources(modules)).toEqual({
      packages: [
        'node_modules/@xyflow/react',
        'node_modules/@xyflow/react/node_modules/zustand',
        'node_modules/assemblyscript',
        'node_modules/rolldown',
      ],
      data: ['templates/stock-price'],
    });
  });
});

describe('the record of modules', () => {
  it('keeps what esbuild put into each shipped file, and nothing of what is not shipped', () => {
    write('out/preload/preload.cjs', '');
    recordBundledModules(
      {
        outputs: {
          'out/preload/preload.cjs': { inputs: { 'electron/preload/preload.ts': {} } },
          'out/preload/preload.cjs.LEGAL.txt': { inputs: {} },
          'out/cli/seqloom.mjs': { inputs: { 'cli/main.ts': {} } },
        },
      },
      root,
    );
    expect(readModuleRecords(root).get('out/preload/preload.cjs')).toEqual(['electron/preload/preload.ts']);
    expect([...readModuleRecords(root).keys()].filter((output) => /cli|LEGAL/.test(output))).toEqual([]);
  });

  it('keeps the modules of the page and of its workers, and the files that leave no code', () => {
    const plugin = recordPageModules(root);
    const inRoot = (file) => path.join(root, file);
    const build = (moduleIds, known) =>
      plugin.generateBundle.call(
        { getModuleIds: () => known.map(inRoot) },
        {},
        { a: { moduleIds: moduleIds.map(inRoot) }, b: { originalFileNames: ['../node_modules/type/sans.woff2'] } },
      );
    build(['renderer/worker/data.worker.ts'], ['node_modules/unused/index.js']);
    build(['renderer/main.tsx'], ['node_modules/look/styles.css', 'node_modules/fast/fast.wasm?url']);
    expect(readModuleRecords(root).get('out/renderer')).toEqual([
      'node_modules/fast/fast.wasm',
      'node_modules/look/styles.css',
      'node_modules/type/sans.woff2',
      'renderer/main.tsx',
      'renderer/worker/data.worker.ts',
    ]);
  });

  it('forgets a bundle that is no longer there', () => {
    rmSync(path.join(root, 'out/main/main.cjs'));
    expect([...readModuleRecords(root).keys()]).toEqual(['out/renderer']);
  });
});

function record(output, modules) {
  write(`out/.modules/${output.replaceAll('/', '-')}.json`, JSON.stringify({ output, modules }));
}

function addPackage(name, files) {
  write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.2.3', license: 'MIT' }));
  for (const [file, text] of Object.entries(files)) write(`node_modules/${name}/${file}`, text);
}

function write(file, text) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPackage, getRawHeader } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { unzipSync } from 'fflate';
import { load } from 'js-yaml';
import plist from 'plist';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPackedFolder, SYSTEMS } from './packageFolder.mjs';
import { fuseFaults, STATED_FUSES } from './packageFaults.mjs';
import { afterPack } from './packageHook.mjs';
import { writeStandIn } from './packageStandIn.mjs';
import { ROOT } from './repositoryRoot.mjs';

let work;
let folder;

beforeEach(() => {
  work = mkdtempSync(path.join(os.tmpdir(), 'seqloom-packed-'));
  folder = path.join(work, 'packed');
});

afterEach(() => rmSync(work, { recursive: true, force: true }));

describe('a folder packed for Linux', () => {
  it('is read with its archive, its fuses, its texts, its languages and its file type', async () => {
    await unpackStandIn('linux');
    renameSync(inFolder('electron'), inFolder('seqloom'));
    await writeArchive('resources');
    write('locales/zh-CN_FEMININE.pak', '');
    copy('build/linux/seqloom.xml', 'usr/share/mime/packages/seqloom.xml');
    copy('build/icons-project/48x48.png', 'usr/share/icons/hicolor/48x48/mimetypes/application-x-seqloom.png');
    const packed = await read('linux');
    expect(packed.files.sort()).toEqual(['out/main/main.cjs', 'package.json']);
    expect(packed.manifest).toEqual({ name: 'seqloom' });
    expect(packed.looseFiles).toEqual([]);
    expect(packed.statedHash).toBeNull();
    expect(packed.languages).toEqual(['de', 'en-US', 'zh-CN']);
    expect([...packed.texts.keys()]).toEqual(['LICENSES.chromium.html']);
    expect(packed.fileTypes).toEqual([{ type: 'application/x-seqloom', extensions: ['seqloom'] }]);
    expect(packed.typeIconSizesPx).toEqual([48]);
  });

  it('is read with the fuses as they were flipped', async () => {
    await unpackStandIn('linux');
    renameSync(inFolder('electron'), inFolder('seqloom'));
    await writeArchive('resources');
    expect(fuseFaults((await read('linux')).fuses)).not.toEqual([]);
    const stated = Object.entries(STATED_FUSES).map(([name, on]) => [FuseV1Options[name], on]);
    await flipFuses(inFolder('seqloom'), { version: FuseVersion.V1, ...Object.fromEntries(stated) });
    expect(fuseFaults((await read('linux')).fuses)).toEqual([]);
    await flipFuses(inFolder('seqloom'), { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
    expect(fuseFaults((await read('linux')).fuses)).toEqual(['The fuse RunAsNode must be off and is on.']);
  });

  it('shows a file that lies beside the archive, and a missing file type', async () => {
    await unpackStandIn('linux');
    renameSync(inFolder('electron'), inFolder('seqloom'));
    await writeArchive('resources');
    write('resources/app.asar.unpacked/addon.node', '');
    const packed = await read('linux');
    expect(packed.looseFiles).toEqual(['addon.node']);
    expect(packed.fileTypes).toEqual([]);
    expect(packed.typeIconSizesPx).toEqual([]);
  });
});

describe('a folder packed for macOS', () => {
  const RESOURCES = 'Seqloom.app/Contents/Resources';
  const INFO = 'Seqloom.app/Contents/Info.plist';

  beforeEach(async () => {
    await unpackStandIn('darwin');
    renameSync(inFolder('Electron.app'), inFolder('Seqloom.app'));
    await writeArchive(RESOURCES);
    copy('build/icon.icns', `${RESOURCES}/icon.icns`);
    copy('build/project.icns', `${RESOURCES}/project.icns`);
    writeInfo({});
  });

  it('is read with what its Info.plist declares', async () => {
    const packed = await read('darwin');
    expect(packed.statedHash).toBe(packed.archiveHash);
    expect(packed.archiveHash).toMatch(/^[\da-f]{64}$/);
    expect(packed.appIconSizesPx).toContain(1024);
    expect(packed.typeIconSizesPx).toContain(512);
    expect(packed.fileTypes).toEqual([{ type: 'io.github.seqloom.project', extensions: ['seqloom'] }]);
    expect(packed.insecureLoads).toBe(false);
    expect(packed.languages).toEqual(['de', 'en', 'zh-CN']);
  });

  it('shows what its Info.plist leaves out', async () => {
    writeInfo({ ElectronAsarIntegrity: {}, CFBundleIconFile: 'gone.icns', CFBundleDocumentTypes: [] });
    const packed = await read('darwin');
    expect(packed.statedHash).toBeNull();
    expect(packed.appIconSizesPx).toEqual([]);
    expect(packed.fileTypes).toEqual([]);
    expect(packed.typeIconSizesPx).toEqual([]);
  });

  it('shows unencrypted loads, until the hook of the packaging takes them back', async () => {
    writeInfo({ NSAppTransportSecurity: { NSAllowsLocalNetworking: true, NSAllowsArbitraryLoads: true } });
    expect((await read('darwin')).insecureLoads).toBe(true);
    const packager = { appInfo: { productFilename: 'Seqloom' } };
    await afterPack({ appOutDir: folder, electronPlatformName: 'darwin', packager });
    expect((await read('darwin')).insecureLoads).toBe(false);
    expect(plist.parse(readFileSync(inFolder(INFO), 'utf8')).NSAppTransportSecurity.NSAllowsLocalNetworking).toBe(true);
  });

  function writeInfo(changes) {
    const { mac } = load(readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8'));
    const info = {
      CFBundleIconFile: 'icon.icns',
      ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: archiveHash(RESOURCES) } },
      ...mac.extendInfo,
      ...changes,
    };
    writeFileSync(inFolder(INFO), plist.build(info));
  }
});

describe('a folder packed for Windows', () => {
  it('is read with the icons and the hash in its program', async () => {
    await unpackStandIn('win32');
    renameSync(inFolder('electron.exe'), inFolder('Seqloom.exe'));
    await writeArchive('resources');
    expect(await read('win32')).toMatchObject({ statedHash: null, appIconSizesPx: [] });
    editResources((entries) => {
      const { icons } = Data.IconFile.from(readFileSync(path.join(ROOT, 'build/icon.ico')));
      Resource.IconGroupEntry.replaceIconsForResource(
        entries,
        1,
        0x0409,
        icons.map(({ data }) => data),
      );
      const stated = [{ file: 'resources\\app.asar', alg: 'SHA256', value: archiveHash('resources') }];
      const bin = Buffer.from(JSON.stringify(stated));
      entries.push({ type: 'INTEGRITY', id: 'ELECTRONASAR', lang: 0x0409, codepage: 1200, bin });
    });
    const packed = await read('win32');
    expect(packed.statedHash).toBe(packed.archiveHash);
    expect(packed.appIconSizesPx).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    expect(packed.languages).toEqual(['de', 'en-US', 'zh-CN']);
  });

  function editResources(edit) {
    const program = NtExecutable.from(readFileSync(inFolder('Seqloom.exe')));
    const resources = NtExecutableResource.from(program);
    edit(resources.entries);
    resources.outputResource(program);
    writeFileSync(inFolder('Seqloom.exe'), Buffer.from(program.generate()));
  }
});

describe('the fuses in electron-builder.yml', () => {
  it('are those stated, each of them said', () => {
    const { electronFuses } = load(readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8'));
    const named = Object.entries(electronFuses).map(([name, on]) => [name[0].toUpperCase() + name.slice(1), on]);
    expect(Object.fromEntries(named)).toEqual(STATED_FUSES);
  });
});

function read(systemName) {
  return readPackedFolder(
    folder,
    SYSTEMS.find(({ name }) => name === systemName),
  );
}

async function unpackStandIn(systemName) {
  const file = await writeStandIn(path.join(work, 'stand-in'), systemName, '1.0.0');
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(file)))) write(name, bytes);
}

async function writeArchive(resources) {
  const source = path.join(work, 'app');
  mkdirSync(path.join(source, 'out/main'), { recursive: true });
  writeFileSync(path.join(source, 'package.json'), '{ "name": "seqloom" }');
  writeFileSync(path.join(source, 'out/main/main.cjs'), '');
  mkdirSync(inFolder(resources), { recursive: true });
  await createPackage(source, inFolder(`${resources}/app.asar`));
}

function archiveHash(resources) {
  const { headerString } = getRawHeader(inFolder(`${resources}/app.asar`));
  return createHash('sha256').update(headerString).digest('hex');
}

function copy(from, to) {
  mkdirSync(path.dirname(inFolder(to)), { recursive: true });
  cpSync(path.join(ROOT, from), inFolder(to));
}

function write(file, content) {
  mkdirSync(path.dirname(inFolder(file)), { recursive: true });
  writeFileSync(inFolder(file), content);
}

function inFolder(file) {
  return path.join(folder, file);
}

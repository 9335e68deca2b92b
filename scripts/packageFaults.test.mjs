import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { MOST_ARCHIVE_MIB, packageFaults, STATED_FUSES } from './packageFaults.mjs';

const [OFF, ON, REMOVED] = ['0', '1', 'r'].map((character) => character.charCodeAt(0));
const NOTICES = 'React (MIT) ...';
const manifest = { name: 'seqloom', version: '1.2.3', main: 'out/main/main.cjs', desktopName: 'seqloom.desktop' };
const expected = {
  reach: { needed: new Set(['package.json', 'out/main/main.cjs']), dangling: [] },
  manifest,
  notices: NOTICES,
};

const whole = {
  files: ['package.json', 'out/main/main.cjs'],
  looseFiles: [],
  archiveBytes: 7e6,
  archiveHash: 'abc',
  statedHash: 'abc',
  manifest,
  fuses: {
    version: '1',
    ...Object.fromEntries(Object.entries(STATED_FUSES).map(([name, on]) => [FuseV1Options[name], on ? ON : OFF])),
  },
  texts: new Map([
    ['LICENSE.txt', 'MIT'],
    ['THIRD-PARTY-NOTICES.txt', NOTICES],
    ['LICENSE.electron.txt', 'MIT'],
    ['LICENSES.chromium.html', 'BSD'],
  ]),
  insecureLoads: false,
};
const packed = {
  linux: {
    ...whole,
    system: 'linux',
    statedHash: null,
    languages: ['en-US', 'zh-CN'],
    appIconSizesPx: [16, 32, 48, 128, 256, 512],
    typeIconSizesPx: [16, 32, 48, 256],
    fileTypes: [{ type: 'application/x-seqloom', extensions: ['seqloom'] }],
    desktopEntry: 'Name=Seqloom\nExec=/opt/Seqloom/seqloom %F\nIcon=seqloom\nMimeType=application/x-seqloom;\n',
    appImageEntry: 'Exec=AppRun %U\n',
    installed: [
      '/usr/share/applications/seqloom.desktop',
      '/usr/share/mime/packages/seqloom.xml',
      '/usr/share/icons/hicolor/48x48/mimetypes/application-x-seqloom.png',
    ],
  },
  darwin: {
    ...whole,
    system: 'darwin',
    languages: ['en', 'zh-CN'],
    appIconSizesPx: [32, 128, 256, 512, 1024],
    typeIconSizesPx: [32, 128, 256, 512],
    fileTypes: [{ type: 'io.github.seqloom.project', extensions: ['seqloom'] }],
  },
  win32: {
    ...whole,
    system: 'win32',
    languages: ['en-US', 'zh-CN'],
    appIconSizesPx: [16, 32, 48, 256],
    typeIconSizesPx: [16, 32, 48, 256],
    fileTypes: [{ type: 'Seqloom.Project', extensions: ['seqloom'] }],
  },
};
const faultsOf = (system, changes) => packageFaults({ ...packed[system], ...changes }, expected);
const without = (name) => new Map([...whole.texts].filter(([other]) => other !== name));

describe.each(['linux', 'darwin', 'win32'])('a package for %s', (system) => {
  it('may be shipped when nothing is wrong with it', () => {
    expect(faultsOf(system, {})).toEqual([]);
  });

  it.each(Object.entries(STATED_FUSES))('is refused when the fuse %s is not as stated (%s)', (name, on) => {
    const flipped = { ...whole.fuses, [FuseV1Options[name]]: on ? OFF : ON };
    expect(faultsOf(system, { fuses: flipped })).toEqual([
      `The fuse ${name} must be ${on ? 'on' : 'off'} and is ${on ? 'off' : 'on'}.`,
    ]);
  });

  it('is refused when a fuse was removed from the binary, or is not in it', () => {
    const { [FuseV1Options.RunAsNode]: _, ...missing } = whole.fuses;
    expect(faultsOf(system, { fuses: missing })).toEqual(['The fuse RunAsNode must be off and is not in the binary.']);
    const removed = { ...whole.fuses, [FuseV1Options.OnlyLoadAppFromAsar]: REMOVED };
    expect(faultsOf(system, { fuses: removed })).toEqual(['The fuse OnlyLoadAppFromAsar must be on and is removed.']);
  });

  it.each([...whole.texts.keys()])('is refused without %s, or with an empty one', (name) => {
    expect(faultsOf(system, { texts: without(name) })).toEqual([`${name} is missing beside the app.`]);
    expect(faultsOf(system, { texts: new Map([...whole.texts, [name, ' ']]) })).toContain(
      `${name} is missing beside the app.`,
    );
  });

  it('is refused with the notices of another build', () => {
    const texts = new Map([...whole.texts, ['THIRD-PARTY-NOTICES.txt', 'React 18']]);
    expect(faultsOf(system, { texts })).toEqual(['THIRD-PARTY-NOTICES.txt beside the app is not that of this build.']);
  });

  it('is refused when the archive lacks or holds what it should not, or files lie beside it', () => {
    expect(faultsOf(system, { files: ['package.json'] })).toEqual(['The archive lacks out/main/main.cjs.']);
    expect(faultsOf(system, { files: [...whole.files, 'a.map'] })).toEqual(['The archive holds a.map, a source map.']);
    expect(faultsOf(system, { looseFiles: ['addon.node'] })).toEqual([
      'addon.node lies beside the archive, where nothing guards it.',
    ]);
  });

  it('is refused when the archive is too big', () => {
    const archiveBytes = MOST_ARCHIVE_MIB * 2 ** 20;
    expect(faultsOf(system, { archiveBytes })).toEqual([]);
    expect(faultsOf(system, { archiveBytes: archiveBytes + 2 ** 20 })).toEqual([
      `The archive has ${MOST_ARCHIVE_MIB + 1}.0 MiB; ${MOST_ARCHIVE_MIB} are allowed.`,
    ]);
  });

  it.each(Object.keys(manifest))('is refused when %s in its package.json is another', (key) => {
    expect(faultsOf(system, { manifest: { ...manifest, [key]: 'other' } })).toEqual([
      `package.json in the archive says ${key} is other, not ${manifest[key]}.`,
    ]);
  });

  it('is refused without an icon for the app or for its files, or with small ones only', () => {
    const largestPx = packed[system].appIconSizesPx.at(-1);
    expect(faultsOf(system, { appIconSizesPx: packed[system].appIconSizesPx.slice(0, -1) })).toEqual([
      `The app has no icon of ${largestPx} pixels.`,
    ]);
    expect(faultsOf(system, { typeIconSizesPx: [] })).toEqual([
      `A .seqloom file has no icon of ${packed[system].typeIconSizesPx.join(', ')} pixels.`,
    ]);
    expect(faultsOf(system, { appIconSizesPx: undefined })).toHaveLength(1);
  });

  it('is refused when files are not declared, or under another type or extension', () => {
    const [{ type }] = packed[system].fileTypes;
    const fault = [`Files named *.seqloom are not declared as ${type}.`];
    expect(faultsOf(system, { fileTypes: [] })).toEqual(fault);
    expect(faultsOf(system, { fileTypes: [{ type: 'other', extensions: ['seqloom'] }] })).toEqual(fault);
    expect(faultsOf(system, { fileTypes: [{ type, extensions: ['zip'] }] })).toEqual(fault);
  });

  it('is refused with a language too many or too few', () => {
    expect(faultsOf(system, { languages: [...packed[system].languages, 'de'] })).toEqual([
      "Electron's texts in de are not needed.",
    ]);
    expect(faultsOf(system, { languages: [packed[system].languages[0]] })).toEqual([
      "Electron's texts in zh-CN are missing.",
    ]);
  });
});

describe.each(['darwin', 'win32'])('the archive of a package for %s', (system) => {
  it('must have its hash in the binary', () => {
    expect(faultsOf(system, { statedHash: null })).toEqual([
      'The binary states no hash of the archive, so a changed archive would be run.',
    ]);
  });

  it('must be the one that the hash is of', () => {
    expect(faultsOf(system, { archiveHash: 'abd' })).toEqual([
      'The hash of the archive that the binary states is not that of the archive: the app would not start.',
    ]);
  });
});

describe('a package for macOS', () => {
  it('is refused when it may load unencrypted', () => {
    expect(faultsOf('darwin', { insecureLoads: true })).toEqual(['Info.plist allows unencrypted loads from anywhere.']);
  });
});

describe('a package for Linux', () => {
  const entry = packed.linux.desktopEntry;

  it.each([
    [
      'MimeType=application/x-seqloom;',
      'MimeType=text/csv;',
      'The desktop entry does not offer the app for application/x-seqloom.',
    ],
    ['%F', '%U', 'The desktop entry does not hand over the paths of files.'],
    ['Exec=', 'Exec=env X=1 --no-sandbox ', 'A desktop entry starts the app without its sandbox.'],
    ['Icon=seqloom\n', '', 'The desktop entry names no icon.'],
  ])('is refused when in its desktop entry %j is %j', (from, to, fault) => {
    expect(faultsOf('linux', { desktopEntry: entry.replace(from, to) })).toEqual([fault]);
  });

  it('is refused when its AppImage starts the app without the sandbox', () => {
    expect(faultsOf('linux', { appImageEntry: 'Exec=AppRun --no-sandbox %U' })).toEqual([
      'A desktop entry starts the app without its sandbox.',
    ]);
  });

  it.each(packed.linux.installed)('is refused when the deb does not install %s', (file) => {
    const installed = packed.linux.installed.filter((other) => other !== file);
    expect(faultsOf('linux', { installed })).toEqual([`The deb does not install ${file}.`]);
  });
});

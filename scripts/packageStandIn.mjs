import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SENTINEL } from '@electron/fuses/dist/constants.js';
import { strToU8, zipSync } from 'fflate';
import plist from 'plist';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

const EXECUTABLE_MODE = 0o755;
const FILE_MODE = 0o644;
const UNIX = 3;
const FUSE_VERSION = 1;
const FUSE_COUNT = 9;
const OFF = '0';
const US_ENGLISH = { lang: 0x0409, codepage: 1200 };
const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'];
// One language that the app speaks more than it keeps, so that a forgotten removal shows.
const LANGUAGES = ['de', 'en-US', 'zh-CN'];

/**
 * Writes an archive laid out as Electron's own release for `platform` (`linux`, `darwin`, `win32`) into `folder`: every
 * file that packaging renames, edits or reads, and none that runs. Its fuses are all off and can be flipped as in the
 * real one. Resolves to the archive's path.
 */
export async function writeStandIn(folder, platform, version) {
  const file = path.join(folder, `electron-v${version}-${platform}-x64.zip`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, zipSync(Object.fromEntries(LAYOUTS[platform](version).map(zipEntry))));
  return file;
}

const LAYOUTS = {
  linux: (version) => [
    ...licenses(version),
    ['electron', Buffer.concat([Buffer.from('\x7fELF'), fuses()]), EXECUTABLE_MODE],
    ...LANGUAGES.map((language) => [`locales/${language}.pak`, 'stand-in']),
  ],
  win32: (version) => [
    ...licenses(version),
    ['electron.exe', windowsProgram()],
    ...LANGUAGES.map((language) => [`locales/${language}.pak`, 'stand-in']),
  ],
  darwin: (version) => {
    const contents = 'Electron.app/Contents';
    const framework = `${contents}/Frameworks/Electron Framework.framework`;
    return [
      ...licenses(version),
      [`${contents}/Info.plist`, propertyList({ CFBundleExecutable: 'Electron', CFBundleIconFile: 'electron.icns' })],
      [`${contents}/MacOS/Electron`, 'stand-in', EXECUTABLE_MODE],
      [`${contents}/Resources/electron.icns`, 'stand-in'],
      [`${framework}/Electron Framework`, fuses(), EXECUTABLE_MODE],
      ...['de', 'en', 'zh_CN'].flatMap((language) => [
        [`${contents}/Resources/${language}.lproj/InfoPlist.strings`, ''],
        [`${framework}/Versions/A/Resources/${language}.lproj/locale.pak`, 'stand-in'],
      ]),
      ...HELPERS.flatMap((suffix) => {
        const helper = `${contents}/Frameworks/Electron Helper${suffix}.app/Contents`;
        return [
          [`${helper}/Info.plist`, propertyList({ CFBundleExecutable: `Electron Helper${suffix}` })],
          [`${helper}/MacOS/Electron Helper${suffix}`, 'stand-in', EXECUTABLE_MODE],
        ];
      }),
    ];
  },
};

function licenses(version) {
  return [
    ['LICENSE', "Stand-in for Electron's license.\n"],
    ['LICENSES.chromium.html', "<p>Stand-in for Chromium's licenses.</p>\n"],
    ['version', version],
  ];
}

function fuses() {
  return Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([FUSE_VERSION, FUSE_COUNT]),
    Buffer.from(OFF.repeat(FUSE_COUNT)),
  ]);
}

// Packaging edits the program's resources, so this one is a true, empty Windows program with a version in it.
function windowsProgram() {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const versionInfo = Resource.VersionInfo.createEmpty();
  versionInfo.lang = US_ENGLISH.lang;
  versionInfo.setStringValues(US_ENGLISH, { ProductName: 'Electron' });
  versionInfo.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.concat([Buffer.from(program.generate()), fuses()]);
}

function propertyList(values) {
  return plist.build({ CFBundleIdentifier: 'com.github.Electron', ...values });
}

function zipEntry([name, content, mode = FILE_MODE]) {
  const bytes = typeof content === 'string' ? strToU8(content) : new Uint8Array(content);
  return [name, [bytes, { os: UNIX, attrs: mode << 16 }]];
}

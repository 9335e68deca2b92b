import { contentFaults } from './packageContents.mjs';
import { FuseV1Options } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';

/** The app is 18 MiB, 5 of them HDF5, which is loaded only for a file of Keras; much more was not meant to be packed. */
export const MOST_ARCHIVE_MIB = 19;

const MEBIBYTE = 2 ** 20;
const NOTICES = 'THIRD-PARTY-NOTICES.txt';
const LICENSES = ['LICENSE.txt', NOTICES, 'LICENSE.electron.txt', 'LICENSES.chromium.html'];
const EXTENSION = 'seqloom';
// On Linux Electron does not check its archive, so nothing is stated there.
const CHECKS_ARCHIVE = ['darwin', 'win32'];
const LANGUAGES = { linux: ['en-US', 'zh-CN'], win32: ['en-US', 'zh-CN'], darwin: ['en', 'zh-CN'] };
const FILE_TYPES = { linux: 'application/x-seqloom', darwin: 'io.github.seqloom.project', win32: 'Seqloom.Project' };
const INSTALLED = [
  '/usr/share/applications/seqloom.desktop',
  '/usr/share/mime/packages/seqloom.xml',
  '/usr/share/icons/hicolor/48x48/mimetypes/application-x-seqloom.png',
];
const APP_ICON_SIZES_PX = {
  linux: [16, 32, 48, 128, 256, 512],
  darwin: [32, 128, 256, 512, 1024],
  win32: [16, 32, 48, 256],
};
const TYPE_ICON_SIZES_PX = { linux: [16, 32, 48, 256], darwin: [32, 128, 256, 512], win32: [16, 32, 48, 256] };

/**
 * What is wrong with a packed app as `readPackedFolder` read it, a sentence for each; none where it may be shipped.
 * `expected`: `reach` as from `neededFiles`, the `manifest` of the repository, the text of the `notices`.
 */
export function packageFaults(packed, expected) {
  return [
    ...contentFaults(packed.files, expected.reach),
    ...packed.looseFiles.map((file) => `${file} lies beside the archive, where nothing guards it.`),
    ...sizeFaults(packed),
    ...manifestFaults(packed, expected),
    ...fuseFaults(packed.fuses),
    ...integrityFaults(packed),
    ...licenseFaults(packed, expected),
    ...languageFaults(packed),
    ...(packed.insecureLoads ? ['Info.plist allows unencrypted loads from anywhere.'] : []),
    ...iconFaults('The app', packed.appIconSizesPx, APP_ICON_SIZES_PX[packed.system]),
    ...iconFaults(`A .${EXTENSION} file`, packed.typeIconSizesPx, TYPE_ICON_SIZES_PX[packed.system]),
    ...fileTypeFaults(packed),
    ...desktopEntryFaults(packed),
  ];
}

function sizeFaults({ archiveBytes }) {
  if (archiveBytes <= MOST_ARCHIVE_MIB * MEBIBYTE) return [];
  return [`The archive has ${(archiveBytes / MEBIBYTE).toFixed(1)} MiB; ${MOST_ARCHIVE_MIB} are allowed.`];
}

function manifestFaults({ manifest }, { manifest: own }) {
  return ['name', 'version', 'main', 'desktopName']
    .filter((key) => manifest[key] !== own[key])
    .map((key) => `package.json in the archive says ${key} is ${manifest[key]}, not ${own[key]}.`);
}

function integrityFaults({ system, archiveHash, statedHash }) {
  if (!CHECKS_ARCHIVE.includes(system) || statedHash === archiveHash) return [];
  if (statedHash === null) return ['The binary states no hash of the archive, so a changed archive would be run.'];
  return ['The hash of the archive that the binary states is not that of the archive: the app would not start.'];
}

function licenseFaults({ texts }, { notices }) {
  const missing = LICENSES.filter((name) => !texts.get(name)?.trim());
  const stale = texts.has(NOTICES) && texts.get(NOTICES) !== notices;
  return [
    ...missing.map((name) => `${name} is missing beside the app.`),
    ...(stale ? [`${NOTICES} beside the app is not that of this build.`] : []),
  ];
}

function languageFaults({ system, languages }) {
  const wanted = LANGUAGES[system];
  return [
    ...wanted
      .filter((language) => !languages.includes(language))
      .map((one) => `Electron's texts in ${one} are missing.`),
    ...languages
      .filter((language) => !wanted.includes(language))
      .map((one) => `Electron's texts in ${one} are not needed.`),
  ];
}

function iconFaults(whose, sizesPx, wantedPx) {
  const missing = wantedPx.filter((sizePx) => !sizesPx?.includes(sizePx));
  return missing.length > 0 ? [`${whose} has no icon of ${missing.join(', ')} pixels.`] : [];
}

function fileTypeFaults({ system, fileTypes }) {
  const type = FILE_TYPES[system];
  const known = fileTypes.some((one) => one.type === type && one.extensions.includes(EXTENSION));
  return known ? [] : [`Files named *.${EXTENSION} are not declared as ${type}.`];
}

function desktopEntryFaults({ system, desktopEntry, appImageEntry, installed }) {
  if (system !== 'linux') return [];
  const value = (key) => new RegExp(`^${key}=(.*)$`, 'm').exec(desktopEntry)?.[1] ?? '';
  return [
    ...(value('MimeType').split(';').includes(FILE_TYPES.linux)
      ? []
      : [`The desktop entry does not offer the app for ${FILE_TYPES.linux}.`]),
    ...(/ %F$/.test(value('Exec')) ? [] : ['The desktop entry does not hand over the paths of files.']),
    ...(`${desktopEntry}${appImageEntry}`.includes('--no-sandbox')
      ? ['A desktop entry starts the app without its sandbox.']
      : []),
    ...INSTALLED.filter((file) => !installed.includes(file)).map((file) => `The deb does not install ${file}.`),
    ...(value('Icon') === '' ? ['The desktop entry names no icon.'] : []),
  ];
}

/** What each fuse of the packed binary must be; the reasons stand in docs/security.md. */
export const STATED_FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/**
 * What is wrong with the fuses that `getCurrentFuseWire` read from a binary, a sentence for each. Fuses that a newer
 * Electron adds are not stated and not judged.
 */
export function fuseFaults(wire) {
  return Object.entries(STATED_FUSES).flatMap(([name, on]) => {
    const state = wire[FuseV1Options[name]];
    if (state === (on ? FuseState.ENABLE : FuseState.DISABLE)) return [];
    return [`The fuse ${name} must be ${on ? 'on' : 'off'} and is ${STATE_WORDS[state] ?? 'not in the binary'}.`];
  });
}

const STATE_WORDS = { [FuseState.ENABLE]: 'on', [FuseState.DISABLE]: 'off', [FuseState.REMOVED]: 'removed' };

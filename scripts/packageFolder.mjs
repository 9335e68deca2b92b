import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import plist from 'plist';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { icnsSizes, pngSize } from './packageIconFiles.mjs';

const ARCHIVE = 'app.asar';
// Some languages come in a file for each gender of the one who is spoken to.
const LANGUAGE_FILE = /^(.+?)(?:_(?:FEMININE|MASCULINE|NEUTER))?\.(?:pak|lproj)$/;

/** The systems that are packed for, as electron-builder lays their folders out; paths are relative to the packed folder. */
export const SYSTEMS = [
  {
    name: 'linux',
    packed: /^linux(-\w+)?-unpacked$/,
    program: 'seqloom',
    resources: 'resources',
    texts: '.',
    languages: ['locales'],
  },
  {
    name: 'darwin',
    packed: /^mac(-\w+)?$/,
    program: 'Seqloom.app',
    resources: 'Seqloom.app/Contents/Resources',
    texts: 'Seqloom.app/Contents/Resources',
    languages: [
      'Seqloom.app/Contents/Resources',
      'Seqloom.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Resources',
    ],
  },
  {
    name: 'win32',
    packed: /^win(-\w+)?-unpacked$/,
    program: 'Seqloom.exe',
    resources: 'resources',
    texts: '.',
    languages: ['locales'],
  },
];

/**
 * Reads a packed app as data, for `packageFaults` to judge; what is missing is null or empty. Only what cannot be opened
 * at all (no archive, no binary) throws.
 */
export async function readPackedFolder(folder, system) {
  const resources = path.join(folder, system.resources);
  const archive = path.join(resources, ARCHIVE);
  // Backslashes separate folders in the archive's own list on Windows.
  const entries = listPackage(archive, { isPack: false }).map((entry) => entry.split(path.sep).join('/').slice(1));
  const loose = path.join(resources, `${ARCHIVE}.unpacked`);
  return {
    system: system.name,
    files: entries.filter((entry) => !entries.some((other) => other.startsWith(`${entry}/`))),
    looseFiles: existsSync(loose) ? readdirSync(loose) : [],
    archiveBytes: statSync(archive).size,
    archiveHash: createHash('sha256').update(getRawHeader(archive).headerString).digest('hex'),
    manifest: JSON.parse(extractFile(archive, 'package.json').toString('utf8')),
    fuses: await getCurrentFuseWire(path.join(folder, system.program)),
    texts: new Map(
      filesOf(path.join(folder, system.texts)).map((file) => [path.basename(file), readFileSync(file, 'utf8')]),
    ),
    languages: [...new Set(system.languages.flatMap((at) => languagesIn(path.join(folder, at))))].sort(),
    ...READERS[system.name](folder, system),
  };
}

const READERS = {
  linux: (folder) => ({
    statedHash: null,
    typeIconSizesPx: iconThemeSizes(
      path.join(folder, 'usr/share/icons/hicolor'),
      'mimetypes/application-x-seqloom.png',
    ),
    fileTypes: linuxFileTypes(path.join(folder, 'usr/share/mime/packages/seqloom.xml')),
  }),
  darwin: (folder, { program, resources }) => {
    const info = plist.parse(readFileSync(path.join(folder, program, 'Contents/Info.plist'), 'utf8'));
    const icon = (name) => icnsSizesOrNone(path.join(folder, resources, name ?? ''));
    const exported = info.UTExportedTypeDeclarations ?? [];
    const documents = info.CFBundleDocumentTypes ?? [];
    return {
      statedHash: info.ElectronAsarIntegrity?.[`Resources/${ARCHIVE}`]?.hash ?? null,
      insecureLoads: info.NSAppTransportSecurity?.NSAllowsArbitraryLoads === true,
      appIconSizesPx: icon(info.CFBundleIconFile),
      typeIconSizesPx: icon(documents[0]?.CFBundleTypeIconFile),
      fileTypes: exported
        .filter(({ UTTypeIdentifier: type }) => documents.some((one) => one.LSItemContentTypes?.includes(type)))
        .map(({ UTTypeIdentifier: type, UTTypeTagSpecification: tags }) => ({
          type,
          extensions: tags?.['public.filename-extension'] ?? [],
        })),
    };
  },
  win32: (folder, { program }) => {
    const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(path.join(folder, program))));
    const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
    const stated = integrity ? JSON.parse(Buffer.from(integrity.bin).toString('utf8')) : [];
    const groups = Resource.IconGroupEntry.fromEntries(entries);
    return {
      statedHash: stated.find(({ file }) => file === `resources\\${ARCHIVE}`)?.value ?? null,
      appIconSizesPx: groups.flatMap(({ icons }) => icons.map(({ width }) => width || 256)),
    };
  },
};

function linuxFileTypes(file) {
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(/<mime-type type="([^"]+)">([^]*?)<\/mime-type>/g)].map(
    ([, type, body]) => ({
      type,
      extensions: [...body.matchAll(/<glob pattern="\*\.([^"]+)"/g)].map(([, extension]) => extension),
    }),
  );
}

function iconThemeSizes(theme, name) {
  if (!existsSync(theme)) return [];
  return readdirSync(theme)
    .map((size) => path.join(theme, size, name))
    .filter((file) => existsSync(file))
    .map((file) => pngSize(readFileSync(file)).widthPx)
    .sort((a, b) => a - b);
}

function icnsSizesOrNone(file) {
  return existsSync(file) && statSync(file).isFile() ? icnsSizes(readFileSync(file)) : [];
}

function languagesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => LANGUAGE_FILE.exec(name)?.[1].replace('_', '-') ?? []);
}

function filesOf(folder) {
  return readdirSync(folder)
    .filter((name) => /\.(txt|html)$/.test(name))
    .map((name) => path.join(folder, name));
}

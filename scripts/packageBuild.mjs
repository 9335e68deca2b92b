import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Arch, build, DIR_TARGET, Platform } from 'electron-builder';
import { load } from 'js-yaml';
import { electronVersion, findElectron } from './electronBinary.mjs';
import { icoSizes } from './packageIconFiles.mjs';
import { writeStandIn } from './packageStandIn.mjs';
import { ROOT } from './repositoryRoot.mjs';

const PLATFORMS = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS };
// Of the installers, those that say what they declare to the system before they need a tool of their own.
const DECLARING_TARGETS = { linux: ['deb', 'AppImage'], darwin: [DIR_TARGET], win32: [DIR_TARGET] };

/** Whether this machine can pack for `system` at all: a macOS app holds links that Windows cannot make. */
export function canPack(system, host = process.platform) {
  return system.name !== 'darwin' || host !== 'win32';
}

/**
 * The binary to pack `system` with: Electron's own where it has been downloaded for this machine, else a stand-in
 * written into `folder`. `distribution` is null where electron-builder is to take the one that it has.
 */
export async function binaryFor(system, folder) {
  // An override points at what the tests run, not at what is shipped.
  const own = system.name === process.platform && findElectron({}) !== null;
  if (!own) {
    const distribution = await writeStandIn(folder, system.name, electronVersion());
    return { standIn: true, arch: 'x64', distribution };
  }
  // From a folder, electron-builder takes a macOS app without its licenses; from its cache, with them.
  const distribution = system.name === 'darwin' ? null : path.join(ROOT, 'node_modules/electron/dist');
  return { standIn: false, arch: process.arch, distribution };
}

/**
 * Packs the built app for `system` into `folder` as electron-builder.yml says, without making installers.
 * @returns what the installers would declare to the system: `desktopEntry`, `fileTypes`, icon sizes in pixels
 */
export async function packFor(system, folder, { arch, distribution }) {
  const config = load(readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8'));
  const hook = config.afterPack && (await import(pathToFileURL(path.join(ROOT, config.afterPack)).href)).afterPack;
  const declared = {};
  await build({
    projectDir: ROOT,
    publish: 'never',
    targets: PLATFORMS[system.name].createTarget(DECLARING_TARGETS[system.name], Arch[arch]),
    config: {
      ...config,
      directories: { ...config.directories, output: folder },
      ...(distribution && { electronDist: distribution }),
      electronVersion: electronVersion(),
      afterPack: async (context) => {
        await hook?.(context);
        if (system.name === 'win32') Object.assign(declared, await windowsDeclarations(context.packager));
      },
    },
    // Called once an installer is planned; `true` says that it need not be made.
    effectiveOptionComputed: (plan) => {
      Object.assign(declared, Array.isArray(plan) ? debDeclarations(plan) : { appImageEntry: plan.desktop });
      return Promise.resolve(true);
    },
  });
  return declared;
}

function debDeclarations([fpmArguments, desktopFile]) {
  const installed = fpmArguments.filter((argument) => argument.includes('=/usr/share/'));
  return {
    desktopEntry: readFileSync(desktopFile, 'utf8'),
    installed: installed.map((argument) => argument.slice(argument.indexOf('=') + 1)),
    appIconSizesPx: installed.flatMap((argument) => Number(/hicolor\/(\d+)x\d+\/apps\//.exec(argument)?.[1]) || []),
  };
}

async function windowsDeclarations(packager) {
  const fileTypes = packager.fileAssociations.map(({ ext, name }) => ({ type: name, extensions: [ext].flat() }));
  const icon = await packager.getResource(packager.fileAssociations[0]?.icon);
  return { fileTypes, typeIconSizesPx: icon ? icoSizes(readFileSync(icon)) : [] };
}

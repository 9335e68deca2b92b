import { FuseV1Options } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';

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

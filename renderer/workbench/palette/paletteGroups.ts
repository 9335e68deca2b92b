import type { LayerFamily, TextKey } from '#engine';

/** The palette's sections: each family in one of them. */
export const PALETTE_GROUPS: readonly { readonly label: TextKey; readonly families: readonly LayerFamily[] }[] = [
  { label: 'family.data', families: ['data', 'target'] },
  { label: 'family.recurrent', families: ['recurrent'] },
  { label: 'family.convolution', families: ['convolution'] },
  { label: 'family.core', families: ['core'] },
  { label: 'family.regularization', families: ['regularization'] },
  { label: 'family.shape', families: ['shape'] },
];

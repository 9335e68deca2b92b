import { lazy } from 'react';

/** The compute chip, loaded after the window is drawn: it starts the training worker. */
export const ComputeChip = lazy(async () => ({ default: (await import('./ComputeChip')).ComputeChip }));

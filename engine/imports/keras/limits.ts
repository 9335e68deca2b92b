import { MAX_UNPACKED_BYTES, MAX_UNPACKED_MB } from '../../project/limits';

/** A model that is opened becomes a project, and a project holds no more than this. */
export const MAX_MODEL_MB = MAX_UNPACKED_MB;
export const MAX_MODEL_BYTES = MAX_UNPACKED_BYTES;

import { kerasArchitecture } from './keras/kerasArchitecture';
import { kerasHdf5 } from './keras/readHdf5Model';
import { kerasZip } from './keras/readKerasZip';
import type { ModelReader } from './modelReader';
import { tfjsModel } from './tfjs/readTfjs';

/** Every format that models arrive in. */
export const READERS: readonly ModelReader[] = [kerasZip, kerasHdf5, tfjsModel, kerasArchitecture];

import type { TrainedModel } from '../../project/project';

/** `model/preprocessing.json` as `data.py` reads and writes it. */
export function preprocessingFile({ scalers, vocabularies }: TrainedModel): string {
  return `${JSON.stringify({ scalers, vocabularies }, null, 2)}\n`;
}

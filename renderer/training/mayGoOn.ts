import { fitsOrigin, useCheckpoint } from '../state/checkpointStore';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';

/** Whether an interrupted training can go on: only with the model, the settings and the data that it was of. */
export function mayGoOn(): boolean {
  const { kept } = useCheckpoint.getState();
  const { project, table } = useDocument.getState();
  return (
    useTraining.getState().status === 'idle' && table !== null && kept !== null && fitsOrigin(kept.origin, project)
  );
}

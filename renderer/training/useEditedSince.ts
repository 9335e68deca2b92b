import { trainsAlike } from '../state/checkpointStore';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';

/** True while a training runs on another state of the document than the one in sight. */
export function useEditedSince(): boolean {
  const subject = useTraining(({ status, subject: trained }) => (status === 'idle' ? null : trained));
  return useDocument(({ project }) => subject !== null && !trainsAlike(subject, project));
}

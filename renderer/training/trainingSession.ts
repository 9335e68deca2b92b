import { createTrainingClient } from '../worker/trainingClient';
import { createTrainingSession } from './createTrainingSession';

/** The app's training session. */
export const { startTraining, goOn, pause, resume, stop, prepareBackend, probeBackends, timeAgain, refreshEvaluation } =
  createTrainingSession(createTrainingClient());

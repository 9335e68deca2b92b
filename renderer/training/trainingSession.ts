import { TrainingWorkerClient } from '../worker/trainingClient';
import { Session } from './Session';

/** The app's training session. */
export const { startTraining, goOn, pause, resume, stop, prepareBackend, probeBackends, timeAgain, refreshEvaluation } =
  new Session(new TrainingWorkerClient());

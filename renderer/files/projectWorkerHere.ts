import { expose } from 'comlink';
import type { WorkerPort } from '../worker/workerHandle';
import { createProjectApi } from './projectApi';

/** The project worker without a worker, for tests: what it does is done in this thread, behind the same messages. */
export function projectWorkerHere(): WorkerPort {
  const { port1, port2 } = new MessageChannel();
  expose(createProjectApi(), port2);
  return {
    endpoint: port1,
    terminate: () => {
      port1.close();
      port2.close();
    },
    onCrash: () => {},
  };
}

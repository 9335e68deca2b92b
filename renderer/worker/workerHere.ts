import { expose } from 'comlink';
import type { WorkerPort } from './workerHandle';

/** A worker without a worker, for tests: what its API does is done in this thread, behind the same messages. */
export function workerHere(api: object): WorkerPort {
  const { port1, port2 } = new MessageChannel();
  expose(api, port2);
  return {
    endpoint: port1,
    terminate: () => {
      port1.close();
      port2.close();
    },
    onCrash: () => {},
  };
}

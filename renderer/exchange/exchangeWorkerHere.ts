import { expose } from 'comlink';
import type { WorkerPort } from '../worker/workerHandle';
import { createExchangeApi } from './exchangeApi';

/** The exchange worker without a worker, for tests: what it does is done in this thread, behind the same messages. */
export function exchangeWorkerHere(): WorkerPort {
  const { port1, port2 } = new MessageChannel();
  expose(createExchangeApi(), port2);
  return {
    endpoint: port1,
    terminate: () => {
      port1.close();
      port2.close();
    },
    onCrash: () => {},
  };
}

// The page of the desktop edition's hidden window: a process of its own, in which training may run out of memory without
// taking the editor along. It shows nothing; each port that its preload hands on gets a training worker.
import { removeWebRtc } from '../host/removeWebRtc';
import { makeTrainingWorker } from '../worker/makeTrainingWorker';
import { bridgeWorker } from '../worker/bridgeWorker';

removeWebRtc();
window.addEventListener('message', (event: MessageEvent<{ type?: unknown } | null>) => {
  if (event.source !== window || event.origin !== location.origin || event.data?.type !== 'trainerPort') return;
  const [port] = event.ports;
  if (port) bridgeWorker(port, makeTrainingWorker);
});

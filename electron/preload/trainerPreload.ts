import { ipcRenderer } from 'electron';

// The trainer's page may ask nothing of the desktop. All it gets is ports, each for a worker; they cannot pass the
// context bridge, so they go to the page as a message.
ipcRenderer.on('trainerPort', ({ ports }) => window.postMessage({ type: 'trainerPort' }, location.origin, [...ports]));

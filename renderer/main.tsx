import '@mantine/core/styles.css';
import '@xyflow/react/dist/base.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { registerCommands } from './commands/registry';
import { App } from './workbench/App';
import { COMMANDS } from './workbench/commands/appCommands';
import { setHost } from './host/currentHost';
import { HOST_WORDS } from './i18n/hostWords';
import { createHost } from './host/createHost';
import { removeWebRtc } from './host/removeWebRtc';
import { showFailure } from './i18n/showFailure';
import { followLanguage } from './i18n/locale';

removeWebRtc();
setHost(createHost(HOST_WORDS));
registerCommands(COMMANDS);

// In English first where the language cannot be loaded: that is no reason not to start.
await followLanguage(showFailure).catch(showFailure);

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

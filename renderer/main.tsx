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
import './i18n/i18n';

setHost(createHost(HOST_WORDS));
registerCommands(COMMANDS);

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

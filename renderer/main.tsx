import '@mantine/core/styles.css';
import '@xyflow/react/dist/base.css';
import './app/tokens.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { setHost } from './files/currentHost';
import { HOST_WORDS } from './files/hostWords';
import { createHost } from './host/createHost';
import { showFailure } from './files/showFailure';
import { followLanguage } from './i18n/locale';

setHost(createHost(HOST_WORDS));

// In English first where the language cannot be loaded: that is no reason not to start.
await followLanguage(showFailure).catch(showFailure);

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

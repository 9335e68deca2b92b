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
import './i18n/i18n';

setHost(createHost(HOST_WORDS));

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

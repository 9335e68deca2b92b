import '@mantine/core/styles.css';
import '@xyflow/react/dist/base.css';
import './ui/fonts.css';
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

const FONT_LIMIT_MS = 200;

removeWebRtc();
setHost(createHost(HOST_WORDS));
registerCommands(COMMANDS);

// In English first where the language cannot be loaded: that is no reason not to start.
await followLanguage(showFailure).catch(showFailure);

await fontLoaded();

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

/** Until the font of the page is there, which was asked for with it, so that no word changes its place; not for long. */
function fontLoaded(): Promise<unknown> {
  const limit = new Promise((resolve) => setTimeout(resolve, FONT_LIMIT_MS));
  return Promise.race([document.fonts.load('13px "Inter Variable"').catch(() => null), limit]);
}

import type { Locale } from '../locale';
import { CANVAS } from './canvas';
import { CODE_PANEL } from './codePanel';
import { COMMAND_LINE } from './commandLine';
import { COMMANDS } from './commands';
import { DATA_PANEL } from './dataPanel';
import { DESKTOP } from './desktop';
import { FILES } from './files';
import { INSPECTOR } from './inspector';
import { LAYERS } from './layers';
import { PHRASES } from './phrases';
import { PROBLEMS } from './problems';
import { REPORTS } from './reports';
import { SETTINGS } from './settings';
import { SHELL } from './shell';
import { TRAINER } from './trainer';
import { TRAINING_PANELS } from './trainingPanels';
import { VALUES } from './values';
import { VERIFY } from './verify';

/** Every word of the product in simplified Chinese. */
export const ZH_CN = {
  id: 'zh-CN',
  name: '简体中文',
  problems: PROBLEMS,
  layers: LAYERS,
  settings: SETTINGS,
  words: {
    ...CANVAS,
    ...CODE_PANEL,
    ...COMMAND_LINE,
    ...COMMANDS,
    ...DATA_PANEL,
    ...DESKTOP,
    ...FILES,
    ...INSPECTOR,
    ...PHRASES,
    ...REPORTS,
    ...SHELL,
    ...TRAINER,
    ...TRAINING_PANELS,
    ...VALUES,
    ...VERIFY,
  },
} satisfies Locale;

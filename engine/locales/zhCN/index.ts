import type { Locale } from '../locale';
import { CANVAS } from './canvas';
import { CARD } from './card';
import { COMMAND_LINE } from './commandLine';
import { COMMANDS } from './commands';
import { DATA_PANEL } from './dataPanel';
import { DESKTOP } from './desktop';
import { EXPORTS } from './exports';
import { FILES } from './files';
import { LAYER_CHOICES, LAYERS, PARAMS } from './layers';
import { PHRASES } from './phrases';
import { PROBLEMS } from './problems';
import { READING_FILE } from './readingFile';
import { READING } from './reading';
import { REPORTS } from './reports';
import { SETTING_CHOICES, SETTINGS } from './settings';
import { SHELL } from './shell';
import { TEMPLATES } from './templates';
import { TRAINING_PANELS } from './trainingPanels';
import { VALUES } from './values';

/** Every word of the product in simplified Chinese. */
export const ZH_CN = {
  id: 'zh-CN',
  name: '简体中文',
  problems: PROBLEMS,
  layers: LAYERS,
  params: PARAMS,
  settings: SETTINGS,
  templates: TEMPLATES,
  choices: { ...LAYER_CHOICES, ...SETTING_CHOICES },
  words: {
    ...CANVAS,
    ...CARD,
    ...COMMAND_LINE,
    ...COMMANDS,
    ...DATA_PANEL,
    ...DESKTOP,
    ...EXPORTS,
    ...FILES,
    ...PHRASES,
    ...READING_FILE,
    ...READING,
    ...REPORTS,
    ...SHELL,
    ...TRAINING_PANELS,
    ...VALUES,
  },
} satisfies Locale;

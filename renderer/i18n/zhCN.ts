import { CANVAS } from './zhCN/canvas';
import { COMMANDS } from './zhCN/commands';
import { DESKTOP } from './zhCN/desktop';
import { ENGINE } from './zhCN/engine';
import { FILES } from './zhCN/files';
import { INSPECTOR } from './zhCN/inspector';
import { PANELS } from './zhCN/panels';
import { SHELL } from './zhCN/shell';
import { TRAINER } from './zhCN/trainer';
import { VERIFY } from './zhCN/verify';

/** Every text of the interface and of the engine in simplified Chinese. */
export const ZH_CN: Readonly<Record<string, string>> = {
  ...SHELL,
  ...CANVAS,
  ...COMMANDS,
  ...DESKTOP,
  ...FILES,
  ...INSPECTOR,
  ...PANELS,
  ...TRAINER,
  ...VERIFY,
  ...ENGINE,
};

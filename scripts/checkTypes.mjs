// `npm run check:types`: the types of every wall.
import { runSteps } from './runSteps.mjs';
import { TYPE_STEPS } from './typeSteps.mjs';

process.exitCode = (await runSteps(TYPE_STEPS)) ? 0 : 1;

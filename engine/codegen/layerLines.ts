import { type LayerArg, type LayerCall, printLayerCall } from '../layers/layerCall';
import { quote } from './quote';

const LINE_WIDTH = 120;
const STEP = '  ';

/**
 * The statement that applies a layer, as lines of code indented by one step: on one line where it fits, else the
 * factory and `.apply` on lines of their own, else one argument a line.
 */
export function layerStatement(variable: string, call: LayerCall, fed: string): string[] {
  const apply = `.apply(${fed}) as tf.SymbolicTensor;`;
  const oneLine = `${STEP}const ${variable} = ${printLayerCall(call)}${apply}`;
  if (oneLine.length <= LINE_WIDTH) return [oneLine];
  const factory = callLines(call, '.', '', STEP + STEP);
  return [`${STEP}const ${variable} = tf.layers`, ...factory, `${STEP + STEP}${apply}`];
}

/** A call between `before` and `after`, broken at its arguments where it is too long; `before` replaces `tf.layers.`. */
function callLines(call: LayerCall, before: string, after: string, indent: string): string[] {
  const oneLine = `${indent}${printLayerCall(call).replace('tf.layers.', before)}${after}`;
  if (oneLine.length <= LINE_WIDTH) return [oneLine];
  const args = Object.entries(call.args).flatMap(([name, arg]) => argLines(name, arg, indent + STEP));
  return [`${indent}${before}${call.factory}({`, ...args, `${indent}})${after}`];
}

function argLines(name: string, arg: LayerArg, indent: string): string[] {
  if (typeof arg === 'object') return callLines(arg, `${name}: tf.layers.`, ',', indent);
  return [`${indent}${name}: ${typeof arg === 'string' ? quote(arg) : arg},`];
}

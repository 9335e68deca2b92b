import { HARD_SIGMOID_3, type LayerArg, type LayerCall, printedCall, printLayerCall } from '../../layers/layerCall';
import { quote } from '../../emit/typescript/quote';

const LINE_WIDTH = 120;
const STEP = '  ';
const TFJS = 'tf.layers';

/**
 * The statement that applies a layer to `fed` and declares `variable`, a pattern for output and states where it returns them, as lines of code indented by one step: on one line where it fits, else the
 * factory of tfjs and `.apply` on lines of their own, else one argument a line.
 */
export function layerStatement(variable: string, call: LayerCall, fed: string): string[] {
  const declared = `const ${variable} = `;
  const type = call.args.returnState === true ? '[tf.SymbolicTensor, ...tf.SymbolicTensor[]]' : 'tf.SymbolicTensor';
  const apply = `.apply(${fed}) as ${type};`;
  const oneLine = `${STEP}${declared}${printLayerCall(call)}${apply}`;
  if (oneLine.length <= LINE_WIDTH) return [oneLine];
  const { callee } = printedCall(call);
  if (!callee.startsWith(`${TFJS}.`)) return callLines(call, declared + callee, apply, STEP);
  const factory = callLines(call, callee.slice(TFJS.length), '', STEP + STEP);
  return [`${STEP}${declared}${TFJS}`, ...factory, `${STEP + STEP}${apply}`];
}

/** A call with `before` for what is called and `after` behind it, broken at its arguments where it is too long. */
function callLines(call: LayerCall, before: string, after: string, indent: string): string[] {
  const { callee, args } = printedCall(call);
  const oneLine = `${indent}${before}${printLayerCall(call).slice(callee.length)}${after}`;
  if (oneLine.length <= LINE_WIDTH) return [oneLine];
  const inner = Object.entries(args).flatMap(([name, arg]) => argLines(name, arg, indent + STEP));
  return [`${indent}${before}({`, ...inner, `${indent}})${after}`];
}

function argLines(name: string, arg: LayerArg, indent: string): string[] {
  if (typeof arg === 'object') return callLines(arg, `${name}: ${printedCall(arg).callee}`, ',', indent);
  const isText = typeof arg === 'string' && arg !== HARD_SIGMOID_3;
  return [`${indent}${name}: ${isText ? quote(arg) : arg},`];
}

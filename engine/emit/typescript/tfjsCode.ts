import { isCall, type TfjsArg, type TfjsCall } from '../tfjs/tfjsCall';
import { quote } from './quote';

const LINE_WIDTH = 120;
const STEP = '  ';
const TFJS = 'tf.layers';

const calleeOf = ({ factory, own }: TfjsCall): string => own?.name ?? `${TFJS}.${factory}`;

/** Prints the call as a TypeScript expression, such as `tf.layers.dense({ units: 1, name: 'dense' })`. */
export function callText(call: TfjsCall): string {
  return `${calleeOf(call)}${argsText(call)}`;
}

function argsText({ args }: TfjsCall): string {
  const printed = Object.entries(args).map(([name, arg]) => `${name}: ${argText(arg)}`);
  return printed.length === 0 ? '()' : `({ ${printed.join(', ')} })`;
}

function argText(arg: TfjsArg): string {
  if (typeof arg === 'object') return isCall(arg) ? callText(arg) : arg.constant;
  return typeof arg === 'string' ? quote(arg) : String(arg);
}

/**
 * The statement that applies a layer to `fed` and declares `variable`, a pattern for output and states where it returns
 * them, as lines of code indented by one step: on one line where it fits, else the factory of tfjs and `.apply` on lines of
 * their own, else one argument a line.
 */
export function layerStatement(variable: string, call: TfjsCall, fed: string): string[] {
  const declared = `const ${variable} = `;
  const type = call.args.returnState === true ? '[tf.SymbolicTensor, ...tf.SymbolicTensor[]]' : 'tf.SymbolicTensor';
  const apply = `.apply(${fed}) as ${type};`;
  const oneLine = `${STEP}${declared}${callText(call)}${apply}`;
  if (oneLine.length <= LINE_WIDTH) return [oneLine];
  if (call.own) return callLines(call, declared + call.own.name, apply, STEP);
  const factory = callLines(call, `.${call.factory}`, '', STEP + STEP);
  return [`${STEP}${declared}${TFJS}`, ...factory, `${STEP + STEP}${apply}`];
}

/** A call with `before` for what is called and `after` behind it, broken at its arguments where it is too long. */
function callLines(call: TfjsCall, before: string, after: string, indent: string): string[] {
  const oneLine = `${indent}${before}${argsText(call)}${after}`;
  if (oneLine.length <= LINE_WIDTH) return [oneLine];
  const inner = Object.entries(call.args).flatMap(([name, arg]) => argLines(name, arg, indent + STEP));
  return [`${indent}${before}({`, ...inner, `${indent}})${after}`];
}

function argLines(name: string, arg: TfjsArg, indent: string): string[] {
  if (typeof arg === 'object' && isCall(arg)) return callLines(arg, `${name}: ${calleeOf(arg)}`, ',', indent);
  return [`${indent}${name}: ${argText(arg)},`];
}

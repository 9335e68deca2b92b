/** Where an imported name comes from: PyTorch, its functions (`F`) and its modules (`nn`), or a file that an export brings along. */
export type PythonModule = 'torch' | 'F' | 'nn' | { readonly file: string };

/** An expression of Python as a tree: what it imports and how it is broken into lines is told from it, not from text. */
export type Python =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'imported'; readonly module: PythonModule; readonly name: string }
  | { readonly kind: 'call'; readonly callee: Python; readonly args: readonly PythonArgument[] }
  | { readonly kind: 'member'; readonly of: Python; readonly name: string }
  | { readonly kind: 'index'; readonly of: Python; readonly at: string }
  | { readonly kind: 'tuple'; readonly items: readonly Python[] }
  | { readonly kind: 'minus'; readonly of: Python }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Python; readonly right: Python };

type Operator = '+' | '*' | '/' | '!=';

/** An argument of a call, with a name where it is given by one. */
export type PythonArgument = Python | { readonly kind: 'named'; readonly name: string; readonly value: Python };

/** A value of Python: a number, `True` or `False`; a text is taken as it stands, such as the name of a variable. */
export type PythonValue = Python | number | boolean | string;

const BINDING: Readonly<Record<Operator, number>> = { '!=': 1, '+': 2, '*': 3, '/': 3 };
const MOST = 5;

export function python(value: PythonValue): Python {
  if (typeof value === 'object') return value;
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'True' : 'False' };
  return { kind: 'text', text: String(value) };
}

/** A name that its module has to be imported for. */
export function imported(module: PythonModule, name: string): Python {
  return { kind: 'imported', module, name };
}

/** A call; arguments that are `false` are left out. */
export function callOf(callee: PythonValue, ...args: readonly (PythonValue | PythonArgument | false)[]): Python {
  const given = args.filter((arg) => arg !== false);
  return {
    kind: 'call',
    callee: python(callee),
    args: given.map((arg) => (typeof arg === 'object' ? arg : python(arg))),
  };
}

/** An argument that is given by name. */
export function named(name: string, value: PythonValue): PythonArgument {
  return { kind: 'named', name, value: python(value) };
}

/** A call of a method. */
export function method(of: Python, name: string, ...args: readonly (PythonValue | PythonArgument | false)[]): Python {
  return callOf({ kind: 'member', of, name }, ...args);
}

export function member(of: PythonValue, name: string): Python {
  return { kind: 'member', of: python(of), name };
}

export function indexOf(of: PythonValue, at: string): Python {
  return { kind: 'index', of: python(of), at };
}

export function tuple(...items: readonly Python[]): Python {
  return { kind: 'tuple', items };
}

export function minus(of: Python): Python {
  return { kind: 'minus', of };
}

/** Several values joined by one operator, from the left. */
export function joined(operator: Operator, values: readonly PythonValue[]): Python {
  return values.map(python).reduce((left, right) => ({ kind: 'binary', operator, left, right }));
}

/** The expression on one line. */
export function pythonText(of: Python): string {
  switch (of.kind) {
    case 'text':
      return of.text;
    case 'imported':
      return typeof of.module === 'string' ? `${of.module}.${of.name}` : of.name;
    case 'call':
      return `${operand(of.callee, MOST)}(${of.args.map(argumentText).join(', ')})`;
    case 'member':
      return `${operand(of.of, MOST)}.${of.name}`;
    case 'index':
      return `${operand(of.of, MOST)}[${of.at}]`;
    case 'tuple':
      return `(${of.items.map(pythonText).join(', ')}${of.items.length === 1 ? ',' : ''})`;
    case 'minus':
      return `-${operand(of.of, MOST)}`;
    case 'binary': {
      const own = BINDING[of.operator];
      return `${operand(of.left, own)} ${of.operator} ${operand(of.right, own + 1)}`;
    }
  }
}

function argumentText(arg: PythonArgument): string {
  return arg.kind === 'named' ? `${arg.name}=${pythonText(arg.value)}` : pythonText(arg);
}

/** The text of an operand, in brackets where it binds less than its place asks for. */
function operand(of: Python, binding: number): string {
  const own = of.kind === 'binary' ? BINDING[of.operator] : of.kind === 'minus' ? MOST - 1 : MOST;
  return own < binding ? `(${pythonText(of)})` : pythonText(of);
}

/** Every imported name within an expression. */
export function importsOf(of: PythonArgument): readonly Extract<Python, { kind: 'imported' }>[] {
  switch (of.kind) {
    case 'text':
      return [];
    case 'imported':
      return [of];
    case 'call':
      return [of.callee, ...of.args].flatMap(importsOf);
    case 'named':
      return importsOf(of.value);
    case 'tuple':
      return of.items.flatMap(importsOf);
    case 'binary':
      return [of.left, of.right].flatMap(importsOf);
    default:
      return importsOf(of.of);
  }
}

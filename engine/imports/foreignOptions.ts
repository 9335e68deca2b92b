import type { ParamValue } from '../graph/graph';
import { CATALOGUE } from '../layers/catalogue';
import type { PlaceholderReason } from '../layers/placeholder';
import type { ForeignLayer } from './foreignModel';

/** Thrown while a layer is read that Seqloom does not have; the layer becomes a placeholder. */
export class Unsupported extends Error {
  constructor(
    readonly reason: PlaceholderReason,
    /** Such as `activation = "selu"`: as the file writes it, in no language. */
    readonly option: string,
  ) {
    super(option);
  }
}

/** The options of a layer, read one by one. Each reading throws `Unsupported` for a value that Seqloom does not have. */
export class ForeignOptions {
  /** Options that count only in training, as they are shown. */
  readonly trainingOnly: string[] = [];

  constructor(private readonly config: ForeignLayer['config']) {}

  value(name: string): unknown {
    return Object.hasOwn(this.config, name) ? this.config[name] : undefined;
  }

  refuse(name: string): never {
    throw new Unsupported('option', shown(name, this.value(name)));
  }

  /** A number, or the only one of a list, as Keras writes sizes along one axis. */
  number(name: string, absent?: number): number {
    const value = this.value(name) ?? absent;
    const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return typeof only === 'number' ? only : this.refuse(name);
  }

  flag(name: string, absent: boolean): boolean {
    const value = this.value(name) ?? absent;
    return typeof value === 'boolean' ? value : this.refuse(name);
  }

  text(name: string, absent: string): string {
    const value = this.value(name) ?? absent;
    return typeof value === 'string' ? value : this.refuse(name);
  }

  /** Refuses any value but those that mean what Seqloom does; absent is fine. */
  only(name: string, ...allowed: readonly unknown[]): void {
    const value = this.value(name);
    if (value !== undefined && value !== null && !allowed.includes(value)) this.refuse(name);
  }

  /** Notes options that are set and change nothing but the training. */
  noteTraining(names: readonly string[]): void {
    for (const name of names) {
      const value = this.value(name);
      if (value !== undefined && value !== null && value !== false && value !== 0)
        this.trainingOnly.push(shown(name, value));
    }
  }

  /** An activation, if the parameter of the node type offers it. */
  activation(name: string, type: string, param: string, absent: string, kerasVersion: 2 | 3): ParamValue {
    const value = this.value(name) ?? absent;
    const named = typeof value === 'string' ? activationName(value, kerasVersion) : null;
    return named !== null && offers(type, param, named) ? named : this.refuse(name);
  }
}

const MOST_SHOWN = 120;

function shown(name: string, value: unknown): string {
  const text = `${name} = ${JSON.stringify(value) ?? 'nothing'}`;
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

/** Keras 2 and 3 mean different functions by `hard_sigmoid`; Seqloom's exports say which one by a name of their own. */
function activationName(name: string, kerasVersion: 2 | 3): string {
  const own = name.replace(/^seqloom>/, '').toLowerCase();
  if (own === 'hard_sigmoid') return kerasVersion === 3 ? 'hardSigmoid3' : 'hardSigmoid';
  if (own === 'hard_sigmoid_keras2') return 'hardSigmoid';
  return /^hard_?sigmoid_?(keras)?3$/.test(own) ? 'hardSigmoid3' : name;
}

function offers(type: string, param: string, value: string): boolean {
  const schema = CATALOGUE.find((layer) => layer.type === type)?.params[param];
  return schema?.kind === 'choice' && schema.options.some((option) => option.value === value);
}

/** The layer inside a wrapper. */
export function innerLayer(config: ForeignLayer['config']): Pick<ForeignLayer, 'className' | 'config'> | null {
  const { layer } = config as { layer?: { class_name?: unknown; config?: unknown } | null };
  if (typeof layer?.class_name !== 'string' || typeof layer.config !== 'object' || layer.config === null) return null;
  return { className: layer.class_name, config: layer.config as ForeignLayer['config'] };
}

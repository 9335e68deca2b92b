import type { ParamValue } from '../../graph/graph';
import type { ChoiceParam } from '../../graph/paramSchema';

/** Why a layer of a model from elsewhere is not one of the catalog. */
export type UnsupportedReason = 'unknown' | 'option' | 'shared' | 'state' | 'input';

/** Thrown while a layer is read that Seqloom does not have; the layer becomes a placeholder. */
export class Unsupported extends Error {
  constructor(
    readonly reason: UnsupportedReason,
    /** Such as `activation = "selu"`: as the file writes it, in no language. */
    readonly option: string,
  ) {
    super(option);
  }
}

type Config = Readonly<Record<string, unknown>>;

/** A layer as a file describes it: its class and its options, in snake case. */
export interface DescribedLayer {
  readonly className: string;
  readonly config: Config;
}

/** What a layer is read with. */
export interface ReadContext {
  /** The class that the file names, of those that become this layer. */
  readonly className: string;
  readonly kerasVersion: 2 | 3;
  /** Of each input, whether its first axis counts timesteps. */
  readonly inputsHaveTime: readonly boolean[];
}

/** Reads the parameters of a layer from its options. Throws `Unsupported` for an option that Seqloom does not have. */
export type ReadKeras = (options: KerasOptions, context: ReadContext) => Readonly<Record<string, ParamValue>>;

/** The options of a layer, read one by one. Each reading throws `Unsupported` for a value that Seqloom does not have. */
export class KerasOptions {
  /** Options that count only in training, as they are shown. */
  readonly trainingOnly: string[] = [];

  constructor(private readonly config: Config) {}

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

  /** Refuses any axis but the last of an input, with time in front of it or without. */
  onlyLastAxis({ inputsHaveTime }: ReadContext): void {
    const axis = this.number('axis', -1);
    if (axis !== -1 && axis !== (inputsHaveTime[0] === false ? 1 : 2)) this.refuse('axis');
  }

  /** Notes options that are set and change nothing but the training. */
  noteTraining(names: readonly string[]): void {
    for (const name of names) {
      const value = this.value(name);
      if (value !== undefined && value !== null && value !== false && value !== 0)
        this.trainingOnly.push(shown(name, value));
    }
  }

  /** An activation, if the parameter offers it. */
  activation(
    name: string,
    { options }: Pick<ChoiceParam, 'options'>,
    absent: string,
    { kerasVersion }: ReadContext,
  ): string {
    const value = this.value(name) ?? absent;
    const found = typeof value === 'string' ? activationName(value, kerasVersion) : null;
    return found !== null && options.some((offered) => offered === found) ? found : this.refuse(name);
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

/** The layer inside a wrapper. */
export function innerLayer(config: Config): DescribedLayer | null {
  const { layer } = config as { layer?: { class_name?: unknown; config?: unknown } | null };
  if (typeof layer?.class_name !== 'string' || typeof layer.config !== 'object' || layer.config === null) return null;
  return { className: layer.class_name, config: layer.config as Config };
}

import type { ParamValue } from './graph';

/** What every parameter may say; its name and help are the words of each language. */
interface ParamFacts {
  /** Shown under “Advanced” in the form. */
  readonly advanced?: boolean;
  /** It counts only where another parameter has one of these values. */
  readonly when?: { readonly param: string; readonly values: readonly string[] };
}

export interface IntegerParam extends ParamFacts {
  readonly kind: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Of the form's stepper; 1 unless stated. */
  readonly step?: number;
}

export interface NumberParam extends ParamFacts {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** The end of its range that it may come near to but not have. */
  readonly open?: 'min' | 'max';
  readonly step: number;
}

export interface BooleanParam extends ParamFacts {
  readonly kind: 'boolean';
  /** What it is where a file does not say it, which must stay what it was. */
  readonly default: boolean;
  /** What a new node gets, where that is no longer the default. */
  readonly fresh?: boolean;
}

export interface ChoiceParam<Value extends string = string> extends ParamFacts {
  readonly kind: 'choice';
  readonly default: Value;
  readonly options: readonly Value[];
}

/** A list of data columns; empty stands for all of them. */
export interface ColumnsParam extends ParamFacts {
  readonly kind: 'columns';
  readonly default: readonly string[];
  readonly from: 'inputs' | 'targets';
}

/** A text that is shown and cannot be changed. */
export interface NoteParam extends ParamFacts {
  readonly kind: 'note';
  readonly default: string;
}

/** How one parameter looks and what it may hold: the form, the checks and the documentation are made from it. */
export type ParamSchema = IntegerParam | NumberParam | BooleanParam | ChoiceParam | ColumnsParam | NoteParam;

export type ParamSchemas = Readonly<Record<string, ParamSchema>>;

type ValueOf<Schema extends ParamSchema> = Schema extends { kind: 'integer' | 'number' }
  ? number
  : Schema extends { kind: 'boolean' }
    ? boolean
    : Schema extends { kind: 'choice'; options: readonly (infer Value)[] }
      ? Value
      : Schema extends { kind: 'note' }
        ? string
        : readonly string[];

/** The values that a set of schemas describes. */
export type ParamsOf<Schemas extends ParamSchemas> = { readonly [Key in keyof Schemas]: ValueOf<Schemas[Key]> };

/** A switch that is shown under “Advanced”. */
export const advancedSwitch = (standard: boolean): BooleanParam => ({
  kind: 'boolean',
  default: standard,
  advanced: true,
});

/** Whether a parameter counts beside these values of the others. */
export function isUsed({ when }: ParamSchema, params: Readonly<Record<string, unknown>>): boolean {
  return !when || when.values.includes(String(params[when.param]));
}

/** The parameters of all things that `param` can choose; each counts where one that has it is chosen. */
export function paramsOfChoices(
  param: string,
  choices: readonly { readonly id: string; readonly params: ParamSchemas }[],
): ParamSchemas {
  const all = Object.fromEntries(choices.flatMap(({ params }) => Object.entries(params)));
  return Object.fromEntries(
    Object.entries(all).map(([name, schema]) => {
      const values = choices.flatMap(({ id, params }) => (Object.hasOwn(params, name) ? [id] : []));
      return [name, { ...schema, when: { param, values } }];
    }),
  );
}

/** Whether a number lies in the range of its schema. */
export function isInRange(value: number, { min, max, ...schema }: NumberParam | IntegerParam): boolean {
  const open = schema.kind === 'number' ? schema.open : undefined;
  return (open === 'min' ? value > min : value >= min) && (open === 'max' ? value < max : value <= max);
}

/** The default of every parameter: what it is where a file does not say it. */
export function defaultParams(schemas: ParamSchemas): Record<string, ParamValue> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schema.default]));
}

/** What every parameter of a new node is. */
export function freshParams(schemas: ParamSchemas): Record<string, ParamValue> {
  const freshOf = (schema: ParamSchema): ParamValue =>
    (schema.kind === 'boolean' ? schema.fresh : undefined) ?? schema.default;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, freshOf(schema)]));
}

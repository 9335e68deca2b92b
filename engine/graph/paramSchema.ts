import type { ParamValue } from './graph';

interface ParamTexts {
  /** The field's standard term, as shown in the form. */
  readonly label: string;
  /** One sentence on what it does. */
  readonly help: string;
  /** Shown under “Advanced” in the form. */
  readonly advanced?: boolean;
}

export interface IntegerParam extends ParamTexts {
  readonly kind: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface NumberParam extends ParamTexts {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export interface BooleanParam extends ParamTexts {
  readonly kind: 'boolean';
  readonly default: boolean;
}

export interface ChoiceParam<Value extends string = string> extends ParamTexts {
  readonly kind: 'choice';
  readonly default: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** A list of data columns; empty stands for all of them. */
export interface ColumnsParam extends ParamTexts {
  readonly kind: 'columns';
  readonly default: readonly string[];
  readonly from: 'inputs' | 'targets';
}

/** A text that is shown and cannot be changed. */
export interface NoteParam extends ParamTexts {
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
    : Schema extends { kind: 'choice'; options: readonly { value: infer Value }[] }
      ? Value
      : Schema extends { kind: 'note' }
        ? string
        : readonly string[];

/** The values that a set of schemas describes. */
export type ParamsOf<Schemas extends ParamSchemas> = { readonly [Key in keyof Schemas]: ValueOf<Schemas[Key]> };

/** The default of every parameter. */
export function defaultParams(schemas: ParamSchemas): Record<string, ParamValue> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schema.default]));
}

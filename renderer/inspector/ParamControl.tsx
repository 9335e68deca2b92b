import type { ParamSchema } from '#engine';
import { NativeSelect, Switch } from '@mantine/core';
import { sealChange } from '../state/documentStore';
import { controlProps } from './Field';
import styles from './Inspector.module.css';
import { NumberField } from './NumberField';

interface ParamControlProps {
  readonly id: string;
  readonly schema: ParamSchema;
  readonly value: unknown;
  readonly invalid: boolean;
  /** The words of an option. */
  readonly optionText: (option: string) => string;
  readonly onChange: (value: number | boolean | string) => void;
}

/** The control of a number, a switch, a choice, or a text that cannot be changed; columns have one of their own. */
export function ParamControl({ id, schema, value, invalid, optionText, onChange }: ParamControlProps) {
  const setAtOnce = (next: boolean | string): void => {
    // Each choice is a step of its own, unlike typing.
    sealChange();
    onChange(next);
  };
  switch (schema.kind) {
    case 'integer':
    case 'number':
      return (
        <NumberField
          id={id}
          schema={schema}
          value={typeof value === 'number' ? value : schema.default}
          invalid={invalid}
          onChange={onChange}
        />
      );
    case 'boolean':
      return (
        <Switch
          {...controlProps(id)}
          size="sm"
          withThumbIndicator={false}
          checked={value === true}
          onChange={(event) => setAtOnce(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...controlProps(id)}
          size="xs"
          rightSectionWidth={24}
          value={typeof value === 'string' ? value : schema.default}
          error={invalid}
          data={schema.options.map((option) => ({ value: option, label: optionText(option) }))}
          onChange={(event) => setAtOnce(event.currentTarget.value)}
        />
      );
    case 'note':
      return (
        <output id={id} className={styles.note} data-testid={id}>
          {typeof value === 'string' && value !== '' ? value : '–'}
        </output>
      );
    case 'columns':
      return null;
  }
}

import type { ParamSchema } from '#engine';
import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { sealChange } from '../state/documentStore';
import { controlProps } from './Field';

interface NumberFieldProps {
  readonly id: string;
  readonly schema: Extract<ParamSchema, { readonly kind: 'integer' | 'number' }>;
  readonly value: number;
  readonly invalid: boolean;
  readonly onChange: (value: number) => void;
}

/**
 * A number with a stepper. Every number typed takes effect at once, so that shapes follow; text that is no number has
 * none and gives way to the last number when the field is left. A whole edit is one undo step.
 */
export function NumberField({ id, schema, value, invalid, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<number | string>(value);
  // Undo and fixes change the value from outside.
  useEffect(() => setDraft(value), [value]);
  return (
    <NumberInput
      {...controlProps(id)}
      size="xs"
      value={draft}
      step={schema.step ?? 1}
      min={schema.min}
      max={schema.max}
      allowDecimal={schema.kind === 'number'}
      // A value out of range is kept and said to be wrong: changing it silently would teach nothing.
      clampBehavior="none"
      stepHoldDelay={400}
      stepHoldInterval={60}
      error={invalid}
      onChange={(next) => {
        setDraft(next);
        if (typeof next === 'number' && Number.isFinite(next)) onChange(next);
      }}
      onBlur={() => {
        setDraft(value);
        sealChange();
      }}
    />
  );
}

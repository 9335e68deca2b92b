import type { GraphNode, ParamSchema, ParamValue, Problem } from '#engine';
import { MultiSelect } from '@mantine/core';
import { useTexts } from '../i18n/texts';
import { useDataSignature } from '../state/analysis';
import { sealChange } from '../state/documentStore';
import { setParam } from '../state/editGraph';
import { controlProps, Field } from './Field';
import { ParamControl } from './ParamControl';

interface ParamFieldProps {
  readonly node: GraphNode;
  readonly name: string;
  readonly schema: ParamSchema;
  readonly value: ParamValue | undefined;
  /** Of this parameter. */
  readonly problem: Problem | undefined;
}

/** One parameter of a layer, in the control that its schema asks for. */
export function ParamField({ node, name, schema, value, problem }: ParamFieldProps) {
  const texts = useTexts();
  const words = texts.param(node.type, name);
  const id = `param-${name}`;
  const set = (next: ParamValue): void => setParam(node.id, name, next);
  return (
    <Field id={id} label={words.label} help={words.help} error={problem && texts.problem(problem).message}>
      {schema.kind === 'columns' ? (
        <ColumnsControl id={id} node={node} from={schema.from} value={value} onChange={set} />
      ) : (
        <ParamControl
          id={id}
          schema={schema}
          value={value}
          invalid={problem !== undefined}
          optionText={(option) => texts.choice(name, option)}
          onChange={set}
        />
      )}
    </Field>
  );
}

interface ColumnsControlProps {
  readonly id: string;
  readonly node: GraphNode;
  readonly from: 'inputs' | 'targets';
  readonly value: ParamValue | undefined;
  readonly onChange: (value: readonly string[]) => void;
}

/** The columns of the data that suit the node; a chosen one that is gone stays listed, so that it can be taken out. */
function ColumnsControl({ id, node, from, value, onChange }: ColumnsControlProps) {
  const data = useDataSignature();
  const { t } = useTexts();
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const kind = node.type === 'input' ? (node.params.form === 'codes' ? 'category' : 'number') : undefined;
  const offered = (data?.[from] ?? [])
    .filter((column) => kind === undefined || column.kind === kind)
    .map((column) => column.name);
  return (
    <MultiSelect
      {...controlProps(id)}
      size="xs"
      value={[...chosen]}
      data={[...new Set([...offered, ...chosen])]}
      placeholder={chosen.length === 0 ? t(offered.length === 0 ? 'field.noColumns' : 'field.allColumns') : ''}
      clearable
      searchable={offered.length > 8}
      comboboxProps={{ withinPortal: true }}
      onChange={(next) => {
        sealChange();
        onChange(next);
      }}
    />
  );
}

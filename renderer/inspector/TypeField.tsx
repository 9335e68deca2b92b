import { findLayer, type GraphNode, interchangeable } from '#engine';
import { NativeSelect } from '@mantine/core';
import { changeNodeType } from '../canvas/changeNodeType';
import { useTexts } from '../i18n/texts';
import { controlProps, Field } from './Field';

const ID = 'node-type';

/** The type of a node, where others can take its place. */
export function TypeField({ node }: { readonly node: GraphNode }) {
  const { t, layer } = useTexts();
  const others = interchangeable(node.type);
  if (others.length === 0 || !findLayer(node.type)) return null;
  const types = [node.type, ...others.map(({ type }) => type)];
  return (
    <Field id={ID} label={t('inspector.type')} help={t('inspector.typeHelp')}>
      <NativeSelect
        {...controlProps(ID)}
        size="xs"
        rightSectionWidth={24}
        value={node.type}
        data={types.map((type) => ({ value: type, label: layer(type).label }))}
        onChange={(event) => changeNodeType(node.id, event.currentTarget.value)}
      />
    </Field>
  );
}

import { findLayer, type GraphNode, isUsed, type LayerDefinition, type Problem } from '#engine';
import type { ReactNode } from 'react';
import { useNodeParams } from '../canvas/nodeParams';
import { useTexts } from '../i18n/texts';
import { useNodeProblems } from '../state/analysis';
import { AdvancedFields } from './AdvancedFields';
import { Formula } from './Formula';
import styles from './Inspector.module.css';
import { LayerFigures } from './LayerFigures';
import { ParamField } from './ParamField';
import { ProblemList } from './ProblemList';
import { TypeField } from './TypeField';

/** One layer: its settings, its problems, what flows in and out of it, and what it computes. */
export function NodeInspector({ node }: { readonly node: GraphNode }) {
  const layer = findLayer(node.type);
  const texts = useTexts();
  const { label, help, text } = texts.layer(node.type);
  const title = texts.title(node);
  // What is wrong with a field is said at the field.
  const problems = useNodeProblems(node.id).filter((problem) => !isOfField(problem));
  return (
    <>
      <section className={styles.section}>
        <h2>{title}</h2>
        {layer && title !== label && <p className={styles.kind}>{label}</p>}
        <p>{layer ? help : texts.t('node.unknown', { type: node.type })}</p>
        {layer && <ParamForm node={node} layer={layer} />}
      </section>
      {problems.length > 0 && (
        <section className={styles.section} aria-label={texts.t('dock.problems')}>
          <ProblemList problems={problems} className={styles.problems} />
        </section>
      )}
      {layer && (
        <>
          <section className={styles.section}>
            <LayerFigures node={node} layer={layer} />
          </section>
          <section className={styles.section}>
            <p>{texts.t('inspector.computes')}</p>
            <Formula lines={layer.documentation.formula} />
            <p className={styles.documentation}>{withCode(text)}</p>
            {layer.documentation.reference && (
              <p className={styles.reference} data-testid="reference">
                {layer.documentation.reference}
              </p>
            )}
          </section>
        </>
      )}
    </>
  );
}

/** Text whose parts in backquotes are set as code. */
function withCode(text: string): ReactNode[] {
  return text.split('`').map((part, i) =>
    i % 2 === 1 ? (
      <code key={i} className="mono">
        {part}
      </code>
    ) : (
      part
    ),
  );
}

/** True for what is wrong with the value of one field. */
function isOfField(problem: Problem): boolean {
  return problem.code.startsWith('param.') && problem.code !== 'param.unknown';
}

function ParamForm({ node, layer }: { readonly node: GraphNode; readonly layer: LayerDefinition }) {
  const { title } = useTexts();
  const params = useNodeParams(node);
  const problems = useNodeProblems(node.id);
  const entries = Object.entries(layer.params).filter(([, schema]) => isUsed(schema, params));
  const field = ([name, schema]: (typeof entries)[number]) => (
    <ParamField
      key={name}
      node={node}
      name={name}
      schema={schema}
      value={params[name]}
      problem={problems.find((problem) => problem.param === name && isOfField(problem))}
    />
  );
  const plain = entries.filter(([, schema]) => !schema.advanced);
  const rare = entries.filter(([, schema]) => schema.advanced);
  return (
    <form aria-label={title(node)} onSubmit={(event) => event.preventDefault()}>
      <TypeField node={node} />
      {plain.map(field)}
      <AdvancedFields>{rare.map(field)}</AdvancedFields>
    </form>
  );
}

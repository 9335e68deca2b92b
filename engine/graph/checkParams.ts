import { makeProblem, type Problem } from '../problem/problem';
import type { GraphNode, ParamValue } from './graph';
import { isInRange, type ParamSchema, type ParamSchemas } from './paramSchema';
import { nodeTitle } from './nodeTitle';

function hasKind(value: unknown, schema: ParamSchema): boolean {
  switch (schema.kind) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
    case 'note':
      return typeof value === 'string';
    case 'columns':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
  }
}

function checkOne(node: GraphNode, param: string, value: ParamValue, schema: ParamSchema): Problem | null {
  const at = { nodeId: node.id, param };
  const base = {
    node: nodeTitle(node),
    label: { code: `param.${node.type}.${param}` },
    received: String(value),
  } as const;
  if (!hasKind(value, schema)) {
    return makeProblem('param.kind', { ...base, expected: { code: `expected.${schema.kind}` } }, at);
  }
  if ((schema.kind === 'integer' || schema.kind === 'number') && typeof value === 'number') {
    if (!isInRange(value, schema)) {
      return makeProblem('param.range', { ...base, min: schema.min, max: schema.max }, at);
    }
  }
  if (schema.kind === 'choice' && !schema.options.some((option) => option === value)) {
    const options = schema.options.map((option) => ({ code: `choice.${param}.${option}` }) as const);
    return makeProblem('param.choice', { ...base, options }, at);
  }
  return null;
}

/** Fills in defaults for parameters that are absent and checks those that are there. */
export function resolveParams(
  node: GraphNode,
  schemas: ParamSchemas,
): { readonly params: Readonly<Record<string, ParamValue>>; readonly problems: readonly Problem[] } {
  const params: Record<string, ParamValue> = {};
  const problems: Problem[] = [];
  for (const [name, schema] of Object.entries(schemas)) {
    const value = Object.hasOwn(node.params, name) ? node.params[name] : undefined;
    params[name] = value ?? schema.default;
    const problem = value === undefined ? null : checkOne(node, name, value, schema);
    if (problem) problems.push(problem);
  }
  for (const name of Object.keys(node.params)) {
    if (!Object.hasOwn(schemas, name)) {
      const values = { node: nodeTitle(node), param: name };
      problems.push(makeProblem('param.unknown', values, { nodeId: node.id, param: name, severity: 'warning' }));
    }
  }
  return { params, problems };
}

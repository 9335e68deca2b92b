import type { ParamSchema } from '../graph/paramSchema';
import { TRAINING_PARAMS } from '../optimizers/trainingSettings';
import { PROBLEM_MESSAGES } from '../problem/problemMessages';
import { ALL_LAYERS } from './index';
import { PHRASES } from './phrases';

/**
 * Every English text of the engine under a flat key, for the app's message catalogue:
 * `problem.<code>.message`, `problem.<code>.hint`, `phrase.<code>`, `layer.<type>.label|help|text`,
 * `layer.<type>.param.<name>.label|help` and `layer.<type>.param.<name>.option.<value>`,
 * `layer.<type>.port.<name>`, and for training settings `setting.<name>.label|help|option.<value>`. A translation is complete when it has the same keys.
 */
export function englishMessages(): Readonly<Record<string, string>> {
  const messages: Record<string, string> = {};
  for (const [code, text] of Object.entries(PROBLEM_MESSAGES)) {
    messages[`problem.${code}.message`] = text.message;
    messages[`problem.${code}.hint`] = text.hint;
  }
  for (const [code, text] of Object.entries(PHRASES)) messages[`phrase.${code}`] = text;
  for (const layer of ALL_LAYERS) {
    const prefix = `layer.${layer.type}`;
    messages[`${prefix}.label`] = layer.label;
    messages[`${prefix}.help`] = layer.help;
    messages[`${prefix}.text`] = layer.documentation.text;
    for (const port of [...layer.inputs, ...layer.outputs]) messages[`${prefix}.port.${port.name}`] = port.label;
    for (const [name, schema] of Object.entries(layer.params)) putParam(messages, `${prefix}.param.${name}`, schema);
  }
  for (const [name, schema] of Object.entries(TRAINING_PARAMS)) putParam(messages, `setting.${name}`, schema);
  return messages;
}

function putParam(messages: Record<string, string>, key: string, schema: ParamSchema): void {
  messages[`${key}.label`] = schema.label;
  messages[`${key}.help`] = schema.help;
  if (schema.kind !== 'choice') return;
  for (const option of schema.options) messages[`${key}.option.${option.value}`] = option.label;
}

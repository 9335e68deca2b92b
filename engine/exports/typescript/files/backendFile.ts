import type { ExportPlan } from '../exportPlan';
import { lines, sections } from './sections';
import { traitsOf } from './traits';

/** `src/backend.ts`: chooses where tfjs computes. */
export function backendFile(plan: ExportPlan): string {
  const { isRecurrent, wasmLacks } = traitsOf(plan);
  const oneStep = isRecurrent && plan.recipe.lookback === 1;
  return sections(
    lines("import * as tf from '@tensorflow/tfjs';", isRecurrent && "import { Orthogonal } from './orthogonal.js';"),
    lines(
      '/**',
      ...(wasmLacks.length === 0
        ? [
            ' * Computes on one processor core, which needs nothing but tfjs. For long trainings install',
            " * @tensorflow/tfjs-backend-wasm, import it here and choose 'wasm'.",
          ]
        : [
            ' * Computes on one processor core, which needs nothing but tfjs. @tensorflow/tfjs-backend-wasm is faster,',
            ` * but serves for forecasts only: it does not train ${wasmLacks.join(' and ')} as it should.`,
          ]),
      ' */',
      'export async function startBackend(): Promise<void> {',
      '  // Else tfjs greets everyone who runs it in Node with a hint at its native backend.',
      "  tf.env().set('IS_NODE', false);",
      "  await tf.setBackend('cpu');",
      isRecurrent && "  // In place of tfjs's own class of that name, which recurrent layers use.",
      isRecurrent && '  tf.serialization.registerClass(Orthogonal);',
      oneStep && '  mendUnstackGradient();',
      '}',
    ),
    oneStep &&
      `/** tfjs's gradient of \`unstack\` fails for a window of one row, which recurrent layers take apart. */
function mendUnstackGradient(): void {
  tf.unregisterGradient('Unpack');
  tf.registerGradient({
    kernelName: 'Unpack',
    gradFunc: (dy, _saved, attributes) => ({
      value: () => tf.stack(Array.isArray(dy) ? dy : [dy], Number(attributes['axis'])),
    }),
  });
}`,
  );
}

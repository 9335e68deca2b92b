import type { ProblemText } from './problemText';

/** What can be wrong with an ONNX file. */
export const ONNX_PROBLEMS = {
  'onnx.damaged': {
    message: '{{file}} is not an ONNX model that can be read: {{reason}}.',
    hint: 'Copy it again from where it came, or write it again with the program that made it.',
  },
} as const satisfies Record<string, ProblemText>;

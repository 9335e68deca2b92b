import type { ProblemText } from './problemText';

/** What can be wrong with a safetensors file. */
export const SAFETENSORS_PROBLEMS = {
  'safetensors.damaged': {
    message: '{{file}} is not a safetensors file that can be read: {{reason}}.',
    hint: 'Copy it again from where it came, or write it again with the program that made it.',
  },
  'safetensors.tensor': {
    message: '{{file}} is damaged: its tensor “{{tensor}}” {{reason}}.',
    hint: 'Write the file again with the program that made it.',
  },
} as const satisfies Record<string, ProblemText>;

import type { ProblemText } from './problemText';

/** What can be wrong with a file of one NumPy array. */
export const NPY_PROBLEMS = {
  'npy.damaged': {
    message: '{{file}} is not a NumPy array that can be read: {{reason}}.',
    hint: 'Write it again with numpy.save(file, array).',
  },
  'npy.pickle': {
    message:
      '{{file}} is an array of Python objects, saved as a pickle. To open a pickle is to run whatever it contains.',
    hint: 'Seqloom does not open it. Save an array of numbers: numpy.save(file, array.astype("float32")).',
  },
  'npy.type': {
    message: '{{file}} is an array of the type {{type}}, which is not one of plain numbers.',
    hint: 'Save it as numbers: numpy.save(file, array.astype("float32")).',
  },
} as const satisfies Record<string, ProblemText>;

/**
 * The registered name of Keras 2's hard sigmoid, clip(0.2·x + 0.5, 0, 1), in files for Keras 3, which by `hard_sigmoid`
 * means relu6(x + 3) / 6. Keras 3 has no name of its own for it: whoever loads such a file registers the function.
 */
export const KERAS2_HARD_SIGMOID = 'seqloom>hard_sigmoid_keras2';

/** An option of Keras in Keras's own spelling: `hardSigmoid` → `hard_sigmoid`. */
export function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]+(?![a-z])|[A-Z]/g, (capitals, at: number) => (at > 0 ? '_' : '') + capitals.toLowerCase());
}

/** The name under which Keras 3 lists layers of a class in a weights file: `GlobalMaxPooling1D` → `global_max_pooling1d`. */
export function containerName(className: string): string {
  return className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

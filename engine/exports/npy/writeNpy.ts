/** NumPy asks for this, so that the numbers can be mapped into memory. */
const ALIGNMENT = 64;
const PREFIX_BYTES = 10;

/** Writes an array of 32-bit floats or integers, in C order, as a `.npy` file of version 1.0. */
export function writeNpy(shape: readonly number[], values: Float32Array | Int32Array): Uint8Array {
  const descr = values instanceof Int32Array ? '<i4' : '<f4';
  const axes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${axes}), }`;
  const length = Math.ceil((PREFIX_BYTES + text.length + 1) / ALIGNMENT) * ALIGNMENT - PREFIX_BYTES;
  const header = `\u0093NUMPY\u0001\0${String.fromCharCode(length & 0xff, length >> 8)}${text.padEnd(length - 1)}\n`;
  const bytes = new Uint8Array(header.length + 4 * values.length);
  bytes.set(Uint8Array.from(header, (letter) => letter.charCodeAt(0)));
  const view = new DataView(bytes.buffer, header.length);
  if (values instanceof Int32Array) values.forEach((value, i) => view.setInt32(4 * i, value, true));
  else values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return bytes;
}

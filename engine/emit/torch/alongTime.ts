import { callOf, imported, method, type Python, type PythonArgument, python, tuple } from '../python/pythonExpression';

/**
 * A module that works on (batch, features, time), as PyTorch's convolutions and pools do, on (batch, time, features), with
 * steps added before and after; `value` says of what.
 */
export function alongTime(
  self: Python,
  input: Python,
  [before, after]: readonly [number, number] = [0, 0],
  value: PythonArgument | false = false,
): Python {
  const channels = method(input, 'transpose', 1, 2);
  const padding = tuple(python(before), python(after));
  const padded = before + after === 0 ? channels : callOf(imported('F', 'pad'), channels, padding, value);
  return method(callOf(self, padded), 'transpose', 1, 2);
}

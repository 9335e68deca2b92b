import { directionName } from '../../emit/keras/kerasLayer';
import {
  callOf,
  imported,
  indexOf,
  joined,
  named,
  type Python,
  python,
  tuple,
} from '../../emit/python/pythonExpression';
import { firstInput, type ForwardCode, type ForwardPlace, size, type TorchLayer } from '../../emit/torch/torchLayer';
import { featuresOf, type LayerStep } from '../define/layerStep';
import type { Cell } from '../define/recurrent/cell';
import {
  cellStart,
  isStock,
  ofRecurrentFile,
  ownCellWeights,
  ownClass,
  ownOptions,
  stockCellWeights,
  stockModule,
} from '../define/recurrent/torch';
import { type BidirectionalParams, directionOf } from './params';

type Merge = BidirectionalParams['merge'];

/** Two layers that read the window in opposite directions: PyTorch's own where it computes the same. */
export function torchBidirectional(step: LayerStep<BidirectionalParams>): TorchLayer {
  const cell = directionOf(step.params, 'forward');
  const { merge } = step.params;
  const weightOf = (direction: 'forward' | 'backward') => (name: string) =>
    `${directionName(step.name, direction)}/${name}`;
  const [forward, backward] = [weightOf('forward'), weightOf('backward')];
  // Each direction has dropout of its own, which one module before both could not give.
  if (!isStock(cell, step) || cell.dropout > 0) {
    const options = [merge !== 'concat' && named('merge', `"${merge}"`), ...ownOptions(cell)];
    const bidirectional = ofRecurrentFile('KerasBidirectional');
    const value = callOf(bidirectional, ownClass(cell), size(featuresOf(step)), cell.units, ...options);
    return {
      modules: [{ suffix: '', value }],
      forward: (place) => runOwn(place, cell),
      weights: (read) => [
        ...ownCellWeights(cell, (name) => read(forward(name)), 'forwards.'),
        ...ownCellWeights(cell, (name) => read(backward(name)), 'backwards.'),
      ],
      ...cellStart(cell, isStock(cell, step)),
    };
  }
  return {
    modules: [{ suffix: '', value: stockModule(cell, step, true) }],
    forward: (place) => (cell.returnSequences ? mergedSteps(place, cell, merge) : mergedStates(place, cell, merge)),
    weights: (read) => [
      ...stockCellWeights(cell, (name) => read(forward(name)), ''),
      ...stockCellWeights(cell, (name) => read(backward(name)), '_reverse'),
    ],
    ...cellStart(cell, true),
  };
}

function runOwn(place: ForwardPlace, { returnSequences }: Cell): ForwardCode {
  const { self, out, mask } = place;
  const value = callOf(self(), firstInput(place), mask !== null && named('mask', mask));
  return { before: [{ target: returnSequences ? `${out}, _` : `_, ${out}`, value }], value: null };
}

/** Both directions step by step: PyTorch puts them side by side. */
function mergedSteps(place: ForwardPlace, { units }: Cell, merge: Merge): ForwardCode {
  const { self, out } = place;
  const before = [{ target: `${out}, _`, value: callOf(self(), firstInput(place)) }];
  const halves = [indexOf(out, `..., :${units}`), indexOf(out, `..., ${units}:`)] as const;
  return { before, value: merge === 'concat' ? null : merged(merge, ...halves) };
}

/** The last state of each direction; that of the second has read the first step last. */
function mergedStates(place: ForwardPlace, { cell }: Cell, merge: Merge): ForwardCode {
  const target = cell === 'lstm' ? '_, (state, _)' : '_, state';
  const before = [{ target, value: callOf(place.self(), firstInput(place)) }];
  return { before, value: merged(merge, indexOf('state', '0'), indexOf('state', '1')) };
}

function merged(merge: Merge, forwards: Python, backwards: Python): Python {
  const both = [forwards, backwards];
  switch (merge) {
    case 'sum':
      return joined('+', both);
    case 'mul':
      return joined('*', both);
    case 'ave':
      return joined('/', [joined('+', both), python(2)]);
    case 'concat':
      return callOf(imported('torch', 'cat'), tuple(...both), named('dim', -1));
  }
}

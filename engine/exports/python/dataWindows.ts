import { findLoss, isBalanced } from '../../losses';
import type { ExportPlan } from '../typescript/exportPlan';
import { lines } from '../typescript/files/sections';
import { type Traits, traitsOf } from '../typescript/files/traits';

/** The part of `data.py` that gathers windows and decodes what the model made of them. */
export function windowParts(plan: ExportPlan): string[] {
  const traits = traitsOf(plan);
  const forms = plan.outputs.flatMap(({ kind, loss }) => (kind === 'class' ? [findLoss(loss).truth] : []));
  const truths = { coded: forms.some((form) => form !== 'oneHot'), oneHot: forms.includes('oneHot') };
  const balanced = plan.outputs.flatMap((output) =>
    output.kind === 'class' && isBalanced(output) ? [output.column] : [],
  );
  const outputs = { binary: forms.includes('binary'), categorical: forms.some((form) => form !== 'binary') };
  return [
    inputWindows(traits),
    targetWindows(traits, truths, balanced),
    ...(traits.classesOut ? classTargets(truths) : []),
    ...(balanced.length > 0 ? [classWeights(balanced)] : []),
    decode(traits),
    ...(traits.numbersOut ? [toUnits(traits)] : []),
    ...(traits.classesOut ? [mostProbable(outputs)] : []),
    actualValues(traits),
  ];
}

/** How the classes that outputs predict are told to their losses. */
interface TruthForms {
  readonly coded: boolean;
  readonly oneHot: boolean;
}

function inputWindows({ numbersIn, codesIn }: Traits): string {
  const both = numbersIn && codesIn;
  const indent = both ? '            ' : '        ';
  return lines(
    'def input_windows(prepared: Prepared, starts: np.ndarray) -> list[np.ndarray]:',
    '    """One array for each input of the model: the windows that start at these rows.',
    '',
    numbersIn && '    Numbers have the shape windows × LOOKBACK × columns.',
    codesIn && '    Codes have the shape windows × LOOKBACK; 0 stands for texts that the training',
    codesIn && '    rows never showed.',
    '    """',
    '    rows = starts[:, np.newaxis] + np.arange(LOOKBACK)',
    '    windows = []',
    both ? '    for source in INPUTS:' : numbersIn ? '    for columns in INPUTS:' : '    for column in INPUTS:',
    both && '        if isinstance(source, str):',
    codesIn && `${indent}windows.append(prepared.codes[${both ? 'source' : 'column'}][rows] + 1)`,
    both && '        else:',
    numbersIn && `${indent}values = [prepared.scaled[name][rows] for name in ${both ? 'source' : 'columns'}]`,
    numbersIn && `${indent}windows.append(np.stack(values, axis=-1))`,
    '    return windows',
  );
}

function targetWindows(
  { numbersOut, classesOut }: Traits,
  { coded, oneHot }: TruthForms,
  balanced: readonly string[],
): string {
  const both = numbersOut && classesOut;
  const mixedClasses = coded && oneHot;
  const indent = both ? '            ' : '        ';
  const names = both ? 'source' : 'columns';
  const column = both ? 'source' : 'column';
  const loop = both ? 'source' : numbersOut ? 'columns' : 'column';
  return lines(
    'def target_windows(prepared: Prepared, starts: np.ndarray) -> list[np.ndarray]:',
    ...(numbersOut
      ? [
          '    """One array for each output of the model: what came after those windows.',
          '',
          '    Numbers have the shape windows × (HORIZON · columns), step by step.',
          '    """',
        ]
      : ['    """One array for each output of the model: what came after those windows."""']),
    numbersOut && '    rows = starts[:, np.newaxis] + LOOKBACK + np.arange(HORIZON)',
    '    targets = []',
    mixedClasses ? `    for position, ${loop} in enumerate(OUTPUTS):` : `    for ${loop} in OUTPUTS:`,
    both && '        if isinstance(source, str):',
    classesOut && `${indent}codes = prepared.codes[${column}][starts + LOOKBACK]`,
    mixedClasses && `${indent}if position in CODED_OUTPUTS:`,
    coded && `${indent}${mixedClasses ? '    ' : ''}targets.append(class_numbers(codes))`,
    mixedClasses && `${indent}else:`,
    oneHot && `${indent}${mixedClasses ? '    ' : ''}classes = prepared.fitted.vocabularies[${column}]`,
    oneHot && balanced.length > 0 && `${indent}${mixedClasses ? '    ' : ''}one = one_hot(codes, len(classes))`,
    balanced.length > 0 && `${indent}${mixedClasses ? '    ' : ''}if ${column} in BALANCED:`,
    balanced.length > 0 && `${indent}${mixedClasses ? '    ' : ''}    one = one * class_weights(prepared, ${column})`,
    oneHot &&
      `${indent}${mixedClasses ? '    ' : ''}targets.append(${balanced.length > 0 ? 'one' : 'one_hot(codes, len(classes))'})`,
    both && '        else:',
    numbersOut && `${indent}values = [prepared.scaled[name][rows] for name in ${names}]`,
    numbersOut && `${indent}steps = np.stack(values, axis=-1)`,
    numbersOut && `${indent}targets.append(steps.reshape(len(starts), HORIZON * len(${names})))`,
    '    return targets',
  );
}

function classTargets({ coded, oneHot }: TruthForms): string[] {
  return [
    coded
      ? `def class_numbers(codes: np.ndarray) -> np.ndarray:
    """The numbers of the classes; 0 for an unknown text."""
    return np.maximum(codes, 0).astype(np.float32)[:, np.newaxis]`
      : '',
    oneHot
      ? `def one_hot(codes: np.ndarray, class_count: int) -> np.ndarray:
    """A row for each code, with 1 at its class; a text that is unknown has none."""
    return (codes[:, np.newaxis] == np.arange(class_count)).astype(np.float32)`
      : '',
  ].filter((part) => part !== '');
}

function decode({ numbersOut, classesOut }: Traits): string {
  const both = numbersOut && classesOut;
  const indent = both ? '            ' : '        ';
  const loop = both ? 'source' : numbersOut ? 'columns' : 'column';
  const names = both ? 'source' : 'columns';
  return lines(
    'def decode(',
    '    prepared: Prepared, starts: np.ndarray, outputs: list[np.ndarray]',
    ') -> list[tuple[str, np.ndarray]]:',
    '    """The outputs of the model as forecasts: for each predicted column its name and',
    "    windows × HORIZON values in the data's own units.",
    '    """',
    '    forecasts = []',
    `    for ${loop}, output in zip(OUTPUTS, outputs):`,
    both && '        if isinstance(source, str):',
    classesOut && `${indent}classes = np.array(prepared.fitted.vocabularies[${loop}], dtype=object)`,
    classesOut && `${indent}forecasts.append((${loop}, classes[most_probable(output)][:, np.newaxis]))`,
    both && '            continue',
    numbersOut && `        values = output.astype(np.float64).reshape(-1, HORIZON, len(${names}))`,
    numbersOut && `        for k, name in enumerate(${names}):`,
    numbersOut && '            forecasts.append((name, to_units(prepared, name, starts, values[:, :, k])))',
    '    return forecasts',
  );
}

function toUnits({ hasTransforms }: Traits): string {
  return lines(
    'def to_units(',
    '    prepared: Prepared, name: str, starts: np.ndarray, values: np.ndarray',
    ') -> np.ndarray:',
    '    """Scaled forecasts, windows × HORIZON, in the data\'s own units."""',
    '    scaler = prepared.fitted.scalers[name]',
    hasTransforms
      ? '    changes = values * scaler.scale + scaler.offset'
      : '    return values * scaler.scale + scaler.offset',
    hasTransforms && '    if NUMBER_COLUMNS[name] == "none":',
    hasTransforms && '        return changes',
    hasTransforms && '    # Changes add up from the last known value on.',
    hasTransforms && '    last = prepared.raw[name][starts + LOOKBACK - 1][:, np.newaxis]',
    hasTransforms && '    since = np.cumsum(changes, axis=1)',
    hasTransforms && '    if NUMBER_COLUMNS[name] == "difference":',
    hasTransforms && '        return last + since',
    hasTransforms && '    return last * np.exp(since)',
  );
}

function mostProbable({ binary, categorical }: { readonly binary: boolean; readonly categorical: boolean }): string {
  return lines(
    'def most_probable(probabilities: np.ndarray) -> np.ndarray:',
    binary && categorical
      ? '    """The code of the most probable class; a single probability is that of class 1."""'
      : '    """The code of the most probable class."""',
    binary && categorical && '    if probabilities.shape[1] == 1:',
    binary && categorical && '        return (probabilities[:, 0] > 0.5).astype(int)',
    binary && !categorical && '    # A single probability is that of class 1.',
    binary && !categorical && '    return (probabilities[:, 0] > 0.5).astype(int)',
    categorical && '    return probabilities.argmax(axis=1)',
  );
}

function actualValues({ numbersOut, classesOut }: Traits): string {
  const both = numbersOut && classesOut;
  return lines(
    'def actual_values(prepared: Prepared, name: str, rows: np.ndarray) -> np.ndarray:',
    '    """What the data holds in a column and these rows."""',
    both && '    if name in prepared.raw:',
    both && '        return prepared.raw[name][rows]',
    classesOut && '    # A text that is not in the vocabulary has code -1, which finds the last entry.',
    classesOut && '    texts = np.array([*prepared.fitted.vocabularies[name], ""], dtype=object)',
    classesOut && '    return texts[prepared.codes[name][rows]]',
    numbersOut && !classesOut && '    return prepared.raw[name][rows]',
  );
}

function classWeights(columns: readonly string[]): string {
  return `# The columns of which every class counts alike in training.
BALANCED = [${columns.map((column) => JSON.stringify(column)).join(', ')}]


def class_weights(prepared: Prepared, column: str) -> np.ndarray:
    """Weights of classes by which all together count alike in the training part."""
    starts = window_starts(split_rows(prepared.row_count)["train"])
    codes = prepared.codes[column][starts + LOOKBACK]
    class_count = len(prepared.fitted.vocabularies[column])
    counts = np.bincount(codes[codes >= 0], minlength=class_count)
    return (counts.sum() / (class_count * np.maximum(counts, 1))).astype(np.float32)`;
}

import type { PlannedStep } from '../../plan/modelPlan';
import { activated } from '../../emit/torch/torchActivations';
import { convolutionKernel } from '../../emit/torch/tensorLayouts';
import { argText, inputSteps, inputWidth, moduleLayer, size, type TorchLayer } from '../../emit/torch/torchLayer';

/** Steps added before and after the window, so that windows of `reach` steps fit. */
interface Padding {
  readonly before: number;
  readonly after: number;
}

const NO_PADDING: Padding = { before: 0, after: 0 };

/** TensorFlow's padding “same”: as many outputs as strides fit into the window; an odd step more goes to its end. */
function samePadding(steps: number, reach: number, stride: number): Padding {
  const total = Math.max(0, (Math.ceil(steps / stride) - 1) * stride + reach - steps);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}

/** A module that works on [batch, features, time], as PyTorch's convolutions and pools do, on [batch, time, features]. */
const alongTime = (self: string, input: string, padding = NO_PADDING, value = ''): string => {
  const channels = `${input}.transpose(1, 2)`;
  if (padding.before === 0 && padding.after === 0) return `${self}(${channels}).transpose(1, 2)`;
  return `${self}(F.pad(${channels}, (${padding.before}, ${padding.after})${value})).transpose(1, 2)`;
};

/** A convolution over time. */
export function conv1dLayer(step: PlannedStep): TorchLayer {
  const { args } = step.call;
  const [kernel, stride, dilation] = [args.kernelSize, args.strides ?? 1, args.dilationRate ?? 1].map(Number) as [
    number,
    number,
    number,
  ];
  const reach = (kernel - 1) * dilation + 1;
  const bias = args.useBias !== false;
  // PyTorch's own “same” knows no strides.
  const ownSame = args.padding === 'same' && stride === 1;
  const code = [
    size(inputWidth(step)),
    argText(args.filters),
    kernel,
    ...(stride === 1 ? [] : [`stride=${stride}`]),
    ...(dilation === 1 ? [] : [`dilation=${dilation}`]),
    ...(ownSame ? ['padding="same"'] : []),
    ...(bias ? [] : ['bias=False']),
  ].join(', ');
  const padding = ownSame ? NO_PADDING : convolutionPadding(argText(args.padding, 'valid'), step, reach, stride);
  return moduleLayer(
    `nn.Conv1d(${code})`,
    (self, input) => activated(argText(args.activation, 'linear'), alongTime(self, input, padding)),
    {
      weights: (read) => [
        { name: 'weight', ...convolutionKernel(read('kernel')) },
        ...(bias ? [{ name: 'bias', ...read('bias') }] : []),
      ],
    },
  );
}

function convolutionPadding(padding: string, step: PlannedStep, reach: number, stride: number): Padding {
  if (padding === 'causal') return { before: reach - 1, after: 0 };
  return padding === 'same' ? samePadding(inputSteps(step) ?? reach, reach, stride) : NO_PADDING;
}

/** Reads the settings of a pool: its size, stride and padding. */
function poolSettings(step: PlannedStep): {
  readonly pool: number;
  readonly stride: number;
  readonly padding: Padding;
} {
  const { args } = step.call;
  const pool = Number(args.poolSize);
  const stride = Number(args.strides ?? pool);
  const same = args.padding === 'same';
  return { pool, stride, padding: same ? samePadding(inputSteps(step) ?? pool, pool, stride) : NO_PADDING };
}

const isEven = ({ before, after }: Padding): boolean => before === after;

/** The largest value of each window; what is added around counts for nothing. */
export function maxPooling1dLayer(step: PlannedStep): TorchLayer {
  const { pool, stride, padding } = poolSettings(step);
  const own = isEven(padding) && padding.before > 0 ? `, padding=${padding.before}` : '';
  return moduleLayer(`nn.MaxPool1d(${pool}, stride=${stride}${own})`, (self, input) =>
    alongTime(self, input, isEven(padding) ? NO_PADDING : padding, ', value=-torch.inf'),
  );
}

/** The mean of each window, without what is added around. */
export function averagePooling1dLayer(step: PlannedStep): TorchLayer {
  const { pool, stride, padding } = poolSettings(step);
  if (!isEven(padding)) return moduleLayer(`SameAvgPool1d(${pool}, stride=${stride})`, alongTime);
  const own = padding.before > 0 ? `, padding=${padding.before}, count_include_pad=False` : '';
  return moduleLayer(`nn.AvgPool1d(${pool}, stride=${stride}${own})`, (self, input) => alongTime(self, input));
}

import type { ReactNode } from 'react';

interface IconProps {
  readonly sizePx?: number;
}

function stroke(paths: ReactNode, { sizePx = 16 }: IconProps) {
  return (
    <svg
      width={sizePx}
      height={sizePx}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {paths}
    </svg>
  );
}

/** The product's mark: three threads that cross. */
export function SeqloomMark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      <g fill="none" strokeWidth="2.2" strokeLinecap="round">
        <path d="M3 6c6 0 10 10 16 10" stroke="var(--recurrent)" />
        <path d="M3 16C9 16 13 6 19 6" stroke="var(--data)" />
        <path d="M3 11h16" stroke="var(--accent)" />
      </g>
    </svg>
  );
}

export const UndoIcon = (props: IconProps) => stroke(<path d="M6 3 3 6l3 3M3.5 6H9a4 4 0 0 1 0 8H6" />, props);
export const RedoIcon = (props: IconProps) => stroke(<path d="m10 3 3 3-3 3M12.5 6H7a4 4 0 0 0 0 8h3" />, props);
export const PlusIcon = (props: IconProps) => stroke(<path d="M8 3v10M3 8h10" />, props);
export const MinusIcon = (props: IconProps) => stroke(<path d="M3 8h10" />, props);
export const FitIcon = (props: IconProps) =>
  stroke(
    <path d="M6 2.5H3.5a1 1 0 0 0-1 1V6M10 2.5h2.5a1 1 0 0 1 1 1V6M6 13.5H3.5a1 1 0 0 1-1-1V10m7.5 3.5h2.5a1 1 0 0 0 1-1V10" />,
    props,
  );
export const TidyIcon = (props: IconProps) =>
  stroke(
    <path d="M2 6.5h3v3H2zM11 2.5h3v3h-3zM11 10.5h3v3h-3zM5 8h3m3-4H9.5A1.5 1.5 0 0 0 8 5.5v5A1.5 1.5 0 0 0 9.5 12H11" />,
    props,
  );
export const ChevronDownIcon = (props: IconProps) => stroke(<path d="m4 6 4 4 4-4" />, props);
export const ChevronUpIcon = (props: IconProps) => stroke(<path d="m4 10 4-4 4 4" />, props);
export const ChevronLeftIcon = (props: IconProps) => stroke(<path d="M10 4 6 8l4 4" />, props);
export const ChevronRightIcon = (props: IconProps) => stroke(<path d="m6 4 4 4-4 4" />, props);
export const CloseIcon = (props: IconProps) => stroke(<path d="m4 4 8 8M12 4l-8 8" />, props);
export const WarningIcon = (props: IconProps) =>
  stroke(<path d="M8 2.5 14.2 13H1.8L8 2.5ZM8 6.5v3M8 11.3v.01" />, props);
export const CheckIcon = (props: IconProps) => stroke(<path d="m3 8.5 3.2 3.2L13 5" />, props);
export const MaximizeIcon = (props: IconProps) =>
  stroke(<path d="M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5l-4 4M2.5 13.5l4-4" />, props);
export const RestoreIcon = (props: IconProps) =>
  stroke(<path d="M9.5 2.5v4h4M6.5 13.5v-4h-4M13.5 2.5l-4 4M2.5 13.5l4-4" />, props);
export const LayersIcon = (props: IconProps) =>
  stroke(<path d="M8 2.5 14 6 8 9.5 2 6zM2.5 9.2 8 12.4l5.5-3.2" />, props);
export const SettingsIcon = (props: IconProps) =>
  stroke(
    <path d="M2 4.5h6.5M12 4.5h2M2 11.5h2M7.5 11.5H14M8.5 4.5a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 1 0-3.5 0M4 11.5a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 1 0-3.5 0" />,
    props,
  );

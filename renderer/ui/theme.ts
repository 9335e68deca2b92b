import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, Modal } from '@mantine/core';

// Ten shades around the design's accent: the sixth is the light theme's, the fourth the dark one's.
const INDIGO: MantineColorsTuple = [
  '#eef0ff',
  '#dfe1ff',
  '#bcc0ff',
  '#949aff',
  '#7c83ff',
  '#6a66f2',
  '#4f46e5',
  '#4338ca',
  '#372fa6',
  '#262a45',
];

// Mantine draws its fields and menus in these; they are the tokens of the dark scheme, from text to background.
const DARK: MantineColorsTuple = [
  '#e8eaf0',
  '#a5adbb',
  '#8f98a8',
  '#737c8c',
  '#3a404c',
  '#242831',
  '#1c1f26',
  '#1c1f26',
  '#14161b',
  '#101216',
];

/** Mantine in the design's measures: 13 px type, small radii, the accent as the one color. */
export const THEME = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  colors: { indigo: INDIGO, dark: DARK },
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '13px', sm: '13px', md: '13px', lg: '14px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.3' },
  radius: { xs: '4px', sm: '7px', md: '8px', lg: '11px', xl: '13px' },
  defaultRadius: 'sm',
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '18px', xl: '26px' },
  headings: { fontFamily: 'var(--font-sans)', fontWeight: '600' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Modal: Modal.extend({
      defaultProps: { overlayProps: { backgroundOpacity: 0.4 }, radius: 'xl', transitionProps: { duration: 120 } },
      styles: { title: { fontWeight: 600, fontSize: 15 } },
    }),
  },
});

/** Leads Mantine's colors to the tokens, so that both schemes are stated once, in tokens.css. */
export const resolveCssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--surface-2)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-error': 'var(--bad-ink)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-indigo-filled': 'var(--accent)',
    '--mantine-color-indigo-filled-hover': 'var(--accent-hover)',
    '--mantine-color-indigo-light': 'var(--accent-soft)',
    '--mantine-color-indigo-light-color': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--accent-ink)',
    '--mantine-shadow-md': 'var(--shadow-overlay)',
    '--mantine-shadow-xl': 'var(--shadow-overlay)',
  };
  return { variables: {}, light: shared, dark: shared };
};

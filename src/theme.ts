import type { RampName } from './read/dataset/dataset.ts';

/**
 * The one place for colour, size and type. The page reads it as `theme.css`, figures and the social card
 * read it directly, so all three are the same hand. Colours are opaque hexadecimal: what a contrast test
 * computes is what is seen.
 */
export interface Palette {
  readonly bg: string;
  readonly ink: string;
  readonly mute: string;
  /** Hairlines between rows. */
  readonly line: string;
  /** The heavier rule between neighbours that can be told apart. */
  readonly line2: string;
  readonly accent: string;
  /** The empty part of a heat-bar. */
  readonly cell: string;
  /** Fills from the lowest band (below .3) to the highest (above .9). */
  readonly bands: readonly [string, string, string, string, string];
  readonly good: string;
  readonly bad: string;
  /**
   * Lines of the truncation hatch; the lighter (on dark: darker) `gap` beside each keeps it visible on
   * every fill.
   */
  readonly hatch: string;
  readonly gap: string;
}

export type ThemeName = 'light' | 'dark';

type Bands = Palette['bands'];

/**
 * `safe` runs orange → sand → teal with lightness in one direction, so that it survives red–green blindness
 * and a grey printer: on white the best band is the darkest, on black the brightest. `classic` runs
 * from dark red to green, as ReasonScape's boards do; ink stays legible on it, and the number is always there.
 */
export const ramps: Readonly<Record<RampName, Readonly<Record<ThemeName, Bands>>>> = {
  safe: {
    light: ['#fccbb9', '#f4c288', '#cfb375', '#76baa6', '#45a391'],
    dark: ['#5e2a20', '#653c0b', '#695416', '#3a6658', '#2d776e'],
  },
  classic: {
    light: ['#dd6b62', '#f0a06a', '#f3d778', '#b9d885', '#6fb873'],
    dark: ['#7d211d', '#7d4513', '#6b5c12', '#4c6a1c', '#127544'],
  },
};

const base: Readonly<Record<ThemeName, Omit<Palette, 'bands'>>> = {
  light: {
    bg: '#ffffff',
    ink: '#16181d',
    mute: '#667080',
    line: '#e3e6ea',
    line2: '#9aa3af',
    accent: '#1f5fbf',
    cell: '#f3f4f6',
    good: '#0a6b4f',
    bad: '#a1361c',
    hatch: '#7d838c',
    gap: '#f4f5f7',
  },
  dark: {
    bg: '#111418',
    ink: '#f0f2f5',
    mute: '#98a2b0',
    line: '#262b33',
    line2: '#5b6675',
    accent: '#8ab4f8',
    cell: '#1b2027',
    good: '#63d1ab',
    bad: '#f0937a',
    hatch: '#656d77',
    gap: '#0c0f13',
  },
};

/** The colours of one theme with one ramp. */
export function palette(theme: ThemeName, ramp: RampName = 'safe'): Palette {
  return { ...base[theme], bands: ramps[ramp][theme] };
}

/** How clearly text stands out, WCAG 2.2: text of any size needs 4.5. */
const READABLE = 4.5;

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function isReadable(one: string, other: string): boolean {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05) >= READABLE;
}

/** The colour itself, or the nearest one on the way to the ink of a theme that can be read on its ground. */
function readableAccent(accent: string, theme: ThemeName): string {
  const { bg } = base[theme];
  const end = theme === 'light' ? 0 : 255;
  const own = channels(accent);
  for (let percent = 0; percent < 100; percent += 1) {
    const mixed = own.map((value) => Math.round(value + ((end - value) * percent) / 100));
    const hex = `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
    if (isReadable(hex, bg)) return hex;
  }
  return base[theme].ink;
}

/** Sizes in px, weights as CSS numbers. */
export const type = {
  family: "Inter, 'Helvetica Neue', Arial, sans-serif",
  title: 26,
  large: 18,
  body: 13,
  small: 11.5,
  regular: 400,
  medium: 500,
  bold: 600,
} as const;

export const radius = { cell: 3, control: 6 } as const;

/** The cross-hatch in px: lines `line` wide in both diagonals, each with a `gap` beside it, every `pitch`. */
export const hatch = { pitch: 6, line: 1, gap: 0.75, angle: 45 } as const;

const variables = (theme: ThemeName, ramp: RampName): string => {
  const { bands, hatch: lines, gap, ...plain } = palette(theme, ramp);
  const named = Object.entries({ ...plain, hatch: lines, 'hatch-gap': gap });
  const banded = bands.map((colour, index): [string, string] => [`b${index + 1}`, colour]);
  return [...named, ...banded].map(([name, colour]) => `--${name}:${colour}`).join(';');
};

const bandVariables = (theme: ThemeName, ramp: RampName): string =>
  ramps[ramp][theme].map((colour, index) => `--b${index + 1}:${colour}`).join(';');

/** One direction of the cross-hatch as a CSS image; the geometry of the figures' pattern. */
const hatchImage = (degrees: number): string => {
  const { pitch, line, gap } = hatch;
  const [lined, spaced] = [`${line}px`, `${line + gap}px`];
  const stops = `var(--hatch) 0 ${lined},var(--hatch-gap) ${lined} ${spaced},transparent ${spaced} ${pitch}px`;
  return `repeating-linear-gradient(${degrees}deg,${stops})`;
};

const sizes = (): string =>
  [
    `--font:${type.family}`,
    `--size-title:${type.title}px`,
    `--size-large:${type.large}px`,
    `--size-body:${type.body}px`,
    `--size-small:${type.small}px`,
    `--radius-cell:${radius.cell}px`,
    `--radius-control:${radius.control}px`,
    // Two layers of one background.
    `--hatch-image:${hatchImage(90 + hatch.angle)}`,
    `--hatch-across:${hatchImage(hatch.angle)}`,
  ].join(';');

/**
 * `.w-73{--w:73%}` for fills and `.x-12{--x:12%}` for hatches, 0…100: a strict CSP leaves no inline widths.
 */
const widthClasses = (): string =>
  ['w', 'x']
    .flatMap((name) =>
      Array.from({ length: 101 }, (_, percent) => `.${name}-${percent}{--${name}:${percent}%}`),
    )
    .join('\n');

/**
 * The theme as a style sheet: custom properties on `:root` for light, for dark by the reader's system or by
 * `data-theme`, the classic ramp by `data-ramp="classic"`, and the width classes. Paper is always light.
 */
export function themeCss(): string {
  return [
    `:root{color-scheme:light;${variables('light', 'safe')};${sizes()}}`,
    `:root[data-ramp=classic]{${bandVariables('light', 'classic')}}`,
    '@media screen and (prefers-color-scheme:dark){',
    `:root:not([data-theme=light]){color-scheme:dark;${variables('dark', 'safe')}}`,
    `:root[data-ramp=classic]:not([data-theme=light]){${bandVariables('dark', 'classic')}}`,
    '}',
    '@media screen{',
    `:root[data-theme=dark]{color-scheme:dark;${variables('dark', 'safe')}}`,
    `:root[data-ramp=classic][data-theme=dark]{${bandVariables('dark', 'classic')}}`,
    '}',
    widthClasses(),
    '',
  ].join('\n');
}

/** A style sheet that comes after the theme and sets its accent. @param accent "#rrggbb" */
export function accentCss(accent: string): string {
  const rule = (theme: ThemeName): string => `{--accent:${readableAccent(accent, theme)}}`;
  return [
    `:root{--accent:${readableAccent(accent, 'light')}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light])${rule('dark')}}`,
    `@media screen{:root[data-theme=dark]${rule('dark')}}`,
    '',
  ].join('\n');
}

/** The style sheet of the page that others show in a frame: small, and complete in itself. */
export function embedCss(): string {
  const colours = (theme: ThemeName): string => {
    const { bg, ink, mute, line, accent } = palette(theme);
    return Object.entries({ bg, ink, mute, line, accent })
      .map(([name, colour]) => `--${name}:${colour}`)
      .join(';');
  };
  return [
    `:root{color-scheme:light dark;${colours('light')}}`,
    `@media(prefers-color-scheme:dark){:root{${colours('dark')}}}`,
    `body{margin:0;padding:8px 10px;background:var(--bg);color:var(--ink);font:${type.body}px/1.4 ${type.family};font-variant-numeric:tabular-nums}`,
    'table{width:100%;border-collapse:collapse}',
    'th,td{padding:4px 6px;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}',
    'th:first-child{width:4em}',
    'th:nth-child(2),td:nth-child(2){text-align:left;overflow-wrap:anywhere}',
    `h1{margin:0 0 4px;font-size:${type.large}px}`,
    `small,p{color:var(--mute);font-size:${type.small}px;font-weight:400}`,
    'p{margin:8px 0 0}',
    'a{color:var(--accent)}',
    'td a,p a{display:inline-block;padding:3px 0}',
    '',
  ].join('\n');
}

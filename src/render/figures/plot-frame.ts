import { palette, type ThemeName } from '../../theme.ts';
import type { Frame } from './draw/figure-frame.ts';

/** Type of plots in px: on one column of a paper, 240 pt, the smallest is 4.9 pt. */
export const PLOT_TEXT = { title: 19, body: 12.5, small: 11 } as const;

/** What surrounds a plot. Narrower than the heat-bars: it is printed in one column of a paper as it is. */
export function plotFrame(name: string, theme: ThemeName): Frame {
  return {
    ...{ id: `${name}-${theme}`, width: 540, margin: 10, gap: 14 },
    text: PLOT_TEXT,
    colours: palette(theme),
  };
}

import { describe, expect, it } from 'vitest';
import type { RampName } from '../src/read/dataset/dataset.ts';
import { palette, ramps, themeCss, type ThemeName } from '../src/theme.ts';
import { contrast, difference, lightness, VISIONS } from './support/colour.ts';

const THEMES: readonly ThemeName[] = ['light', 'dark'];
const RAMPS: readonly RampName[] = ['safe', 'classic'];
const looks = THEMES.flatMap((theme) => RAMPS.map((ramp) => ({ theme, ramp })));

const neighbours = <Value>(list: readonly Value[]): [Value, Value][] =>
  list.slice(1).map((value, index) => [list[index] ?? value, value]);

/** Degrees on the colour wheel of HSV: 0 is red, 60 yellow, 120 green. */
const hueOf = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (most === red) return (60 * (green - blue)) / (most - least);
  return 120 + (60 * (blue - red)) / (most - least);
};

describe('the theme', () => {
  it('is measured with a ruler that knows black from white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
    // WebAIM's published pair.
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(lightness('#ffffff')).toBeCloseTo(100, 6);
  });

  it.each(looks)('prints ink at 4.5 : 1 on every fill of $theme $ramp, hatched or not', ({ theme, ramp }) => {
    const { ink, bands, cell, hatch, gap, bg } = palette(theme, ramp);
    for (const ground of [...bands, cell, hatch, gap, bg])
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(THEMES)('prints small grey, links, good and bad at 4.5 : 1 on %s', (theme) => {
    const { mute, accent, good, bad, bg } = palette(theme);
    for (const colour of [mute, accent, good, bad]) expect(contrast(colour, bg)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(looks)(
    'keeps the hatch visible on every fill of $theme $ramp: its line or its gap stands out',
    ({ theme, ramp }) => {
      const { bands, cell, hatch, gap } = palette(theme, ramp);
      for (const ground of [...bands, cell]) {
        expect(Math.max(contrast(hatch, ground), contrast(gap, ground))).toBeGreaterThan(1.4);
      }
    },
  );

  it.each(THEMES)(
    'keeps neighbouring bands of the safe ramp apart on %s, for every kind of vision',
    (theme) => {
      for (const vision of Object.values(VISIONS)) {
        for (const [low, high] of neighbours(ramps.safe[theme]))
          expect(difference(low, high, vision)).toBeGreaterThan(4.5);
      }
    },
  );

  it.each(THEMES)(
    'runs from red over yellow to green on %s where that is asked for, in five steps',
    (theme) => {
      const bands = ramps.classic[theme];
      const { normal = [] } = VISIONS;
      const hues = bands.map(hueOf);
      expect(hues[0]).toBeLessThan(10);
      expect(hues[2]).toBeGreaterThan(40);
      expect(hues[2]).toBeLessThan(60);
      expect(hues[4]).toBeGreaterThan(110);
      for (const [low, high] of neighbours(hues)) expect(high).toBeGreaterThan(low);
      for (const [low, high] of neighbours(bands)) expect(difference(low, high, normal)).toBeGreaterThan(4.5);
    },
  );

  it.each(THEMES)('orders the safe ramp by lightness on %s, so that grey paper keeps it', (theme) => {
    const steps = neighbours(ramps.safe[theme].map(lightness)).map(([low, high]) => high - low);
    const direction = theme === 'light' ? -1 : 1;
    for (const step of steps) expect(step * direction).toBeGreaterThan(3);
  });

  it('would notice a ramp that the colour-blind cannot read', () => {
    const { normal = [], deuteranopia = [] } = VISIONS;
    // Red and green of the same lightness: far apart for most, nearly one for some.
    const [red, green] = ['#c45b4a', '#7a8a2e'];
    expect(difference(red, green, normal)).toBeGreaterThan(3 * difference(red, green, deuteranopia));
  });
});

describe('theme.css', () => {
  const css = themeCss();

  it('names every colour of both themes', () => {
    for (const name of [
      'bg',
      'ink',
      'mute',
      'line',
      'line2',
      'accent',
      'cell',
      'b1',
      'b5',
      'good',
      'bad',
      'hatch',
    ]) {
      expect(css.match(new RegExp(`--${name}:#[0-9a-f]{6}`, 'g'))?.length).toBeGreaterThanOrEqual(3);
    }
    for (const colour of [...ramps.safe.light, ...ramps.classic.dark]) expect(css).toContain(colour);
  });

  it('goes dark by the system and by choice, and stays light when light was chosen', () => {
    expect(css).toContain('@media screen and (prefers-color-scheme:dark)');
    expect(css).toContain(':root:not([data-theme=light]){color-scheme:dark');
    expect(css).toContain(':root[data-theme=dark]{color-scheme:dark');
  });

  it('has a class for every whole percent of fill and of hatch', () => {
    expect(css.match(/^\.w-(\d+)\{--w:\1%\}$/gm)).toHaveLength(101);
    expect(css.match(/^\.x-(\d+)\{--x:\1%\}$/gm)).toHaveLength(101);
  });
});

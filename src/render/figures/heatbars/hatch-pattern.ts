import { hatch, type Palette } from '../../../theme.ts';
import { element, type Svg } from '../draw/svg.ts';

/** The only pattern: a grid on its corner, every line with its gap, one direction above the other. @param id of the figure */
export function hatchPattern(id: string, colours: Palette): Svg {
  const { pitch, line, gap, angle } = hatch;
  const stripes: readonly [number, number, string][] = [
    [0, line, colours.hatch],
    [line, gap, colours.gap],
  ];
  const across = stripes.map(([y, height, fill]) => element('rect', { y, width: pitch, height, fill }));
  const down = stripes.map(([x, width, fill]) => element('rect', { x, width, height: pitch, fill }));
  return element(
    'pattern',
    {
      id: `${id}-hatch`,
      width: pitch,
      height: pitch,
      patternUnits: 'userSpaceOnUse',
      patternTransform: `rotate(${angle})`,
    },
    ...across,
    ...down,
  );
}

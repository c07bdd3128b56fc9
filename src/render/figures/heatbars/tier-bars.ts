import type { BoardRow, HeatCell } from '../../../board/board.ts';
import { type Attributes, element, pixel, type Svg } from '../draw/svg.ts';
import { FRAMES } from './heatbar-cell.ts';
import type { Panel } from './heatbars-layout.ts';
import type { Pen } from './pen.ts';

/** Bars that look the same: one path, because a row of hundreds of bars would be most of the file. */
interface Layer {
  readonly look: Attributes;
  d: string;
}

/**
 * The tasks of one evaluation with a bar per tier, in the order of the tiers, without numbers: what carries is the
 * pattern. Where nothing was measured or can be scored, a bar is a frame, as a cell is.
 */
export function drawTierBars(row: BoardRow, panel: Panel, pen: Pen): Svg {
  const { bars, tierPlaces, pitch, style } = pen.layout;
  const layers = layersOf(pen);
  for (const tier of row.tiers) {
    const y = bars.top + (tierPlaces.get(tier.index) ?? 0) * bars.pitch;
    for (const [index, heat] of tier.cells.slice(panel.first, panel.first + panel.count).entries()) {
      addBar(heat, layers, panel.x + style.cellGap / 2 + index * pitch, y, pen);
    }
  }
  const drawn = [...layers.values()].filter(({ d }) => d !== '');
  return element('g', {}, ...drawn.map(({ look, d }) => element('path', { d, ...look })));
}

/** What lies above comes later. */
function layersOf({ cell, colours }: Pen): Map<string, Layer> {
  const frames = [...FRAMES].map(([missing, dashes]): [string, Layer] => [
    missing ?? '',
    { look: { fill: 'none', stroke: colours.line2, 'stroke-dasharray': dashes }, d: '' },
  ]);
  const fills = [colours.cell, ...colours.bands, cell.hatch].map((fill): [string, Layer] => [
    fill,
    { look: { fill }, d: '' },
  ]);
  return new Map([...fills, ...frames]);
}

function addBar(
  heat: HeatCell,
  layers: Map<string, Layer>,
  x: number,
  y: number,
  { layout, cell, colours }: Pen,
): void {
  const add = (name: string, width: number, inset = 0): void => {
    const layer = layers.get(name);
    if (!layer || width <= 0) return;
    const [wide, high] = [width - 2 * inset, layout.bars.height - 2 * inset];
    layer.d += `M${pixel(x + inset)} ${pixel(y + inset)}h${pixel(wide)}v${pixel(high)}h${pixel(-wide)}z`;
  };
  if (FRAMES.has(heat.missing)) {
    add(heat.missing ?? '', cell.width, 0.5);
    return;
  }
  add(colours.cell, cell.width);
  add(colours.bands[heat.band - 1] ?? '', (cell.width * heat.fill) / 100);
  add(cell.hatch, (cell.width * heat.hatch) / 100);
}

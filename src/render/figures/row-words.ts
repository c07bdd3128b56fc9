import type { BoardRow, Cell, Tone } from '../../board/board.ts';
import { type, type Palette } from '../../theme.ts';
import type { Column } from './heatbars/heatbars-columns.ts';
import type { RowName } from './heatbars/heatbars-layout.ts';
import { limitsText } from './draw/interval.ts';
import type { Pen } from './heatbars/pen.ts';
import { element, escapeSvg, title, type Attributes, type Svg } from './draw/svg.ts';
import { textWidth } from './draw/text-width.ts';

const { body, bold, medium } = type;

/** A cell's text, with its title. */
export function drawWord(x: number, y: number, cell: Cell, attributes: Attributes): Svg {
  return element('text', { x, y, ...attributes }, title(cell.title), escapeSvg(cell.text));
}

/** Right-aligned by its last digit: an asterisk hangs in the gap behind the column. */
export function drawNumber(cell: Cell, { x, width }: Column, y: number, attributes: Attributes): Svg {
  const hanging = cell.text.endsWith('*') ? textWidth('*', body, bold) : 0;
  return drawWord(x + width + hanging, y, cell, { 'text-anchor': 'end', ...attributes });
}

/** The lines of the name, the first at `y`; whole in the title, with what the row has no room for. */
export function drawName(row: BoardRow, { name, label }: RowName, x: number, y: number, pen: Pen): Svg {
  const whole = [name, row.details, row.inView].filter((part) => part !== '').join(' · ');
  const [first = '', second] = label;
  const more =
    second === undefined ? [] : [element('tspan', { x, dy: pen.layout.style.nameLine }, escapeSvg(second))];
  return element(
    'text',
    { x, y, 'font-weight': medium },
    title(whole),
    escapeSvg(name.startsWith(`${first} `) ? `${first} ` : first),
    ...more,
  );
}

/** The plain score, and its limits in grey behind it. */
export function drawLimits(plain: Cell, x: number, y: number, pen: Pen, attributes: Attributes = {}): Svg {
  const limits = limitsText(plain).slice(plain.text.length + 1);
  return element(
    'text',
    { x, y, 'font-size': pen.layout.style.text.small, ...attributes },
    title(plain.title),
    escapeSvg(`${plain.text} `),
    element('tspan', { fill: pen.colours.mute }, escapeSvg(limits)),
  );
}

/** Green for the best of its kind, red for the worst. */
export function toned(tone: Tone, { good, bad }: Palette): Attributes {
  return tone === 'plain' ? {} : { fill: tone === 'best' ? good : bad, 'font-weight': bold };
}

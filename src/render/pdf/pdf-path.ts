import { pdfNumber } from './pdf-file.ts';

/** How far a control point of a quarter of a circle lies from its end, as a share of the radius. */
const ROUND = 0.5522847498;

const point = (x: number, y: number): string => `${pdfNumber(x)} ${pdfNumber(y)}`;

/** A rectangle, its corners round where `radius` is above 0. */
export function rectanglePath(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `${point(x, y)} ${point(width, height)} re`;
  const [right, bottom, k] = [x + width, y + height, r * (1 - ROUND)];
  return [
    `${point(x + r, y)} m ${point(right - r, y)} l`,
    `${point(right - k, y)} ${point(right, y + k)} ${point(right, y + r)} c ${point(right, bottom - r)} l`,
    `${point(right, bottom - k)} ${point(right - k, bottom)} ${point(right - r, bottom)} c ${point(x + r, bottom)} l`,
    `${point(x + k, bottom)} ${point(x, bottom - k)} ${point(x, bottom - r)} c ${point(x, y + r)} l`,
    `${point(x, y + k)} ${point(x + k, y)} ${point(x + r, y)} c h`,
  ].join(' ');
}

export function circlePath(x: number, y: number, radius: number): string {
  return rectanglePath(x - radius, y - radius, 2 * radius, 2 * radius, radius);
}

export function linePath(x1: number, y1: number, x2: number, y2: number): string {
  return `${point(x1, y1)} m ${point(x2, y2)} l`;
}

/** A command of SVG path data with its numbers. */
const COMMAND = /([MLHVZmlhvz])([^A-Za-z]*)/g;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g;

/** Where the pen is, and where its line began. */
interface Pen {
  x: number;
  y: number;
  startX: number;
  startY: number;
}

/**
 * Path data as our figures write them: straight lines.
 * @throws RangeError for any other command
 * @example svgPath('M1 2H3v4z') // => '1 2 m 3 2 l 3 6 l h'
 */
export function svgPath(data: string): string {
  if (/[^MLHVZmlhvz\d\s.,-]/.test(data))
    throw new RangeError(`svgPath: expected straight lines, got ${data.slice(0, 80)}`);
  const pen: Pen = { x: 0, y: 0, startX: 0, startY: 0 };
  return Array.from(data.matchAll(COMMAND), ([, command = '', numbers = '']) =>
    drawCommand(
      pen,
      command,
      Array.from(numbers.matchAll(NUMBER), ([text]) => Number(text)),
    ),
  ).join(' ');
}

function drawCommand(pen: Pen, command: string, values: readonly number[]): string {
  const kind = command.toUpperCase();
  if (kind === 'Z') {
    [pen.x, pen.y] = [pen.startX, pen.startY];
    return 'h';
  }
  const isRelative = command !== kind;
  const parts: string[] = [];
  for (let index = 0; index < values.length;) {
    const x = kind === 'V' ? null : (values[index++] ?? 0);
    const y = kind === 'H' ? null : (values[index++] ?? 0);
    pen.x = moved(pen.x, x, isRelative);
    pen.y = moved(pen.y, y, isRelative);
    // Further pairs of a move are lines.
    const moves = kind === 'M' && parts.length === 0;
    if (moves) [pen.startX, pen.startY] = [pen.x, pen.y];
    parts.push(`${point(pen.x, pen.y)} ${moves ? 'm' : 'l'}`);
  }
  return parts.join(' ');
}

function moved(from: number, to: number | null, isRelative: boolean): number {
  if (to === null) return from;
  return isRelative ? from + to : to;
}

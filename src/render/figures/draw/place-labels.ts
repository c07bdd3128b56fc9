import { boxContains, boxesMeet, segmentMeetsBox, type Box, type Segment } from './svg.ts';
import { textWidth } from './text-width.ts';

/** A mark that wants its name beside it. */
export interface LabelledMark {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly weight: number;
  /** Lower numbers are served first. */
  readonly priority: number;
}

export interface PlacedLabel {
  readonly box: Box;
  /** From the mark to its name, where they are too far apart to belong together by themselves. */
  readonly leader: Segment | null;
}

export interface LabelGround {
  /** Names stay inside. */
  readonly area: Box;
  /** Names never cover these: the marks. */
  readonly marks: readonly Box[];
  /** Names cover these where nothing better is free: lines. */
  readonly lines: readonly Segment[];
  readonly size: number;
  readonly radius: number;
}

/** Distances from the edge of a mark to its name in px; beyond the first a line leads there. */
const RINGS = [2.5, 11, 20, 30, 42, 56, 74, 96];

/** Directions in order of preference: right, left, above, below, then between them. */
const DIRECTIONS = [
  ...([
    [1, 0],
    [-1, 0],
    [0, -1],
    [0, 1],
  ] as const),
  ...([
    [0.8, -0.6],
    [-0.8, -0.6],
    [0.8, 0.6],
    [-0.8, 0.6],
  ] as const),
  ...([
    [0.5, -0.85],
    [-0.5, -0.85],
    [0.5, 0.85],
    [-0.5, 0.85],
  ] as const),
] as const;

/**
 * What a place costs: a ring further out, a less usual direction, a line below the name, a leading line that an interval
 * hides; and what it costs to have no place.
 */
const COSTS = { ring: 3, direction: 0.25, line: 2.5, hidden: 2, lost: 100 } as const;

interface Candidate extends PlacedLabel {
  readonly cost: number;
}

/** Rounds in which names that found no place go first. */
const ROUNDS = 8;

/**
 * Puts names beside their marks, each where it costs least: no name covers a mark or another name, no leading line crosses
 * a name or a named mark. Names that find no place go first in the next round, and the best round wins. Null where no place is left.
 */
export function placeLabels(wanted: readonly LabelledMark[], ground: LabelGround): (PlacedLabel | null)[] {
  const named = wanted.map((mark) => boxAround(mark, ground.radius));
  const choices = wanted.map((mark) =>
    candidates(mark, ground).filter(
      ({ leader }) => !leader || !named.some((box) => segmentMeetsBox(leader, box)),
    ),
  );
  const priority = (index: number): number => wanted[index]?.priority ?? 0;
  let order = [...wanted.keys()].sort((a, b) => priority(a) - priority(b) || a - b);
  let best: Round | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const placed = placeInTurn(order, choices);
    const lost = order.filter((index) => !placed.has(index));
    const cost = [...placed.values()].reduce((sum, one) => sum + one.cost, 0);
    const penalty = lost.reduce((sum, index) => sum + (priority(index) === 0 ? 10 : 1) * COSTS.lost, cost);
    if (!best || penalty < best.penalty) best = { placed, penalty };
    if (lost.length === 0) break;
    const first = new Set(lost);
    order = order.toSorted(
      (a, b) => priority(a) - priority(b) || Number(first.has(b)) - Number(first.has(a)),
    );
  }
  return wanted.map((_, index) => best?.placed.get(index) ?? null);
}

interface Round {
  readonly placed: ReadonlyMap<number, Candidate>;
  readonly penalty: number;
}

/** Gives each mark, one after the other, the cheapest of its places that is still free. */
function placeInTurn(
  order: readonly number[],
  choices: readonly (readonly Candidate[])[],
): Map<number, Candidate> {
  const placed = new Map<number, Candidate>();
  for (const index of order) {
    const others = [...placed.values()];
    const free = choices[index]?.find((one) => others.every((other) => areApart(one, other)));
    if (free) placed.set(index, free);
  }
  return placed;
}

const crossed = (box: Box, lines: readonly Segment[]): number =>
  lines.filter((line) => segmentMeetsBox(line, box)).length;

/** What a mark covers. */
export function boxAround({ x, y }: Pick<LabelledMark, 'x' | 'y'>, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

const isFree = ({ box }: Candidate, { area, marks }: LabelGround): boolean =>
  boxContains(area, box) && !marks.some((mark) => boxesMeet(mark, box));

function areApart(one: PlacedLabel, other: PlacedLabel): boolean {
  return (
    !boxesMeet(one.box, other.box) &&
    !(one.leader && segmentMeetsBox(one.leader, other.box)) &&
    !(other.leader && segmentMeetsBox(other.leader, one.box))
  );
}

/** Every place that a name may take, cheapest first. */
function candidates({ x, y, text, weight }: LabelledMark, ground: LabelGround): Candidate[] {
  const { size, radius, lines, area } = ground;
  const [width, height] = [textWidth(text, size, weight), size * 1.15];
  const places = RINGS.flatMap((ring, far) =>
    DIRECTIONS.map(([right, down], preference): Candidate => {
      const away = radius + ring;
      const [nearX, nearY] = [x + right * away, y + down * away];
      const wanted = nearX - (width * (1 - Math.sign(right))) / 2;
      // Close above or below its mark, a name may move sideways to stay inside.
      const left =
        right === 0 && far === 0 ? Math.max(area.left, Math.min(wanted, area.right - width)) : wanted;
      // Names right and left of a mark are centred on it, others stand clear above or below.
      const top = nearY - (height * (1 - Math.sign(down))) / 2;
      const box = { left, right: left + width, top, bottom: top + height };
      const start = { x1: x + right * (radius + 1), y1: y + down * (radius + 1) };
      const leader = far === 0 ? null : { ...start, x2: nearX - right * 1.5, y2: nearY - down * 1.5 };
      const hidden = leader && (right === 0 || down === 0) ? COSTS.hidden : 0;
      const cost = far * COSTS.ring + preference * COSTS.direction + hidden;
      return { box, leader, cost: cost + COSTS.line * crossed(box, lines) };
    }),
  );
  return places.filter((one) => isFree(one, ground)).sort((a, b) => a.cost - b.cost);
}

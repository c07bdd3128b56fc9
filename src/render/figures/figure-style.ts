import { type } from '../../theme.ts';

/** Sizes and distances of a figure, in px. */
export interface FigureStyle {
  readonly margin: number;
  readonly gap: number;
  readonly rowHeight: number;
  readonly cellGap: number;
  /** From the right edge of a cell to its number. */
  readonly cellInset: number;
  /** An evaluation is at least this high, whatever its number of tiers, and has this much air. */
  readonly smallestGroup: number;
  readonly groupPadding: number;
  /** Length of the common scale that intervals are drawn on. */
  readonly lane: number;
  readonly pitch: PitchRange;
  /** The width to stay within, and the one that title and legend need, however few the tasks. */
  readonly widest: number;
  readonly narrowest: number;
  readonly longestName: number;
  /** From one line of a name to the next. */
  readonly nameLine: number;
  /** Leaning task names, in degrees. */
  readonly lean: number;
  readonly text: TextSizes;
}

/** Distances of task columns. */
export interface PitchRange {
  /** A number of three characters with air around it. */
  readonly narrowest: number;
  /** Wide enough for a short name above: up to a dozen tasks get it even where the figure grows for it. */
  readonly comfortable: number;
  readonly widest: number;
  /**
   * A single panel may be a little wider than the page: cutting a board of 20 tasks in two costs more than
   * it gains.
   */
  readonly singlePanel: number;
}

export interface TextSizes {
  readonly title: number;
  readonly large: number;
  readonly body: number;
  readonly small: number;
  readonly tiny: number;
  /** Numbers in cells, names of tiers, names of tasks. */
  readonly cell: number;
  readonly tier: number;
  readonly head: number;
}

/** For a screen, or the whole width of a page. */
export const figureStyle: FigureStyle = {
  margin: 24,
  gap: 16,
  rowHeight: 26,
  cellGap: 4,
  cellInset: 5,
  smallestGroup: 50,
  groupPadding: 6,
  lane: 104,
  pitch: { narrowest: 36, comfortable: 58, widest: 96, singlePanel: 900 },
  widest: 1320,
  narrowest: 720,
  longestName: 210,
  nameLine: 14.5,
  lean: 40,
  text: {
    title: type.title,
    large: type.large,
    body: type.body,
    small: type.small,
    tiny: 10.5,
    cell: 12,
    tier: 12,
    head: 11,
  },
};

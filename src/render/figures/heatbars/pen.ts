import type { MetricHeading } from '../../../board/board.ts';
import type { Palette } from '../../../theme.ts';
import type { Frame } from '../draw/figure-frame.ts';
import type { CellStyle } from './heatbar-cell.ts';
import type { Layout } from './heatbars-layout.ts';

/** What a figure passes down to its parts. */
export interface Pen {
  readonly frame: Frame;
  readonly layout: Layout;
  readonly colours: Palette;
  /** Ends of the common scale that intervals are drawn on. */
  readonly scale: readonly [number, number];
  readonly cell: CellStyle;
  /** The score that tiers have. */
  readonly score: MetricHeading;
}

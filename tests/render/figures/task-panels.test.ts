import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureStyle } from '../../../src/render/figures/figure-style.ts';
import { layTasks } from '../../../src/render/figures/heatbars/heatbars-layout.ts';

const RANGE = figureStyle.pitch;

describe('layTasks', () => {
  it('shows every task exactly once, in order, in columns wide enough for a number', () => {
    const room = fc.integer({ min: 500, max: 1200 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), room, fc.nat(300), (count, leading, more) => {
        const { panels, pitch } = layTasks(count, leading, leading + more, RANGE);
        expect(
          panels.flatMap((panel) => Array.from({ length: panel.count }, (_, index) => panel.first + index)),
        ).toEqual(Array.from({ length: count }, (_, index) => index));
        expect(pitch).toBeGreaterThanOrEqual(36);
        if (panels.length > 1) for (const panel of panels) expect(panel.count).toBeGreaterThan(0);
      }),
    );
  });

  it('keeps a dozen tasks in one panel and a hundred in a few', () => {
    expect(layTasks(12, 680, 980, RANGE).panels).toEqual([{ first: 0, count: 12 }]);
    expect(layTasks(100, 680, 980, RANGE).panels.length).toBeLessThanOrEqual(5);
  });
});

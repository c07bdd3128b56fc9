import { describe, expect, it } from 'vitest';
import { makeProgress } from '../../src/cli/progress.ts';

/** What is told of 1,200 files of which ten are drawn every second. */
const toldOf = (progress: 'bar' | 'lines' | 'none'): { lines: string[]; bars: string[] } => {
  const [lines, bars]: [string[], string[]] = [[], []];
  let seconds = 0;
  const io = {
    progress,
    now: () => seconds,
    err: (text: string) => void lines.push(text),
    status: (text: string) => void bars.push(text),
  };
  const told = makeProgress(io);
  told.begin('Reading');
  for (let done = 0; done <= 1200; done += 1) {
    told.step('Drawing', done, 1200);
    seconds += 0.1;
  }
  told.end();
  return { lines, bars };
};

describe('the progress of a build', () => {
  it('is a bar on a terminal, with what is done and how long the rest takes', () => {
    const { lines, bars } = toldOf('bar');
    expect(lines).toEqual([]);
    expect(bars[0]).toBe('Reading …');
    expect(bars.find((bar) => bar.includes(' 600 of'))).toBe(
      'Drawing ████████████░░░░░░░░░░░░ 600 of 1,200 files · 1 min 0 s left',
    );
    expect(bars.at(-1)).toBe('');
  });

  it('is a plain line every ten seconds in CI', () => {
    const { lines, bars } = toldOf('lines');
    expect(bars).toEqual([]);
    expect(lines).toHaveLength(11);
    expect(lines[5]).toMatch(/^Drawing 60\d of 1,200 files · (59|1 min 0) s left\n$/);
  });

  it('is silent in a pipe', () => {
    expect(toldOf('none')).toEqual({ lines: [], bars: [] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paretoBand } from '../../scoring/pareto-band.ts';
import { paretoFront } from '../../scoring/pareto-front.ts';
import { scorePerUnit } from '../../scoring/score-per-unit.ts';

const point = fc.record({ score: fc.integer({ min: 0, max: 9 }), tokens: fc.integer({ min: 0, max: 9 }) });
const points = fc.array(point, { maxLength: 20 });
const limits = fc.tuple(point, fc.nat(4), fc.nat(4)).map(([{ score, tokens }, s, t]) => ({
  scoreLower: score,
  scoreUpper: score + s,
  tokensLower: tokens,
  tokensUpper: tokens + t,
}));

describe('paretoFront', () => {
  it('holds exactly those whom nobody dominates', () => {
    fc.assert(
      fc.property(points, (list) => {
        const isDominated = (i: (typeof list)[number]): boolean =>
          list.some(
            (j) => j.score >= i.score && j.tokens <= i.tokens && (j.score > i.score || j.tokens < i.tokens),
          );
        expect(paretoFront(list)).toEqual(
          [...list.keys()].filter((index) => list[index] && !isDominated(list[index])),
        );
      }),
    );
  });

  it('dominates everyone who is not on it, and is its own front', () => {
    fc.assert(
      fc.property(points, (list) => {
        const front = paretoFront(list).flatMap((index) => list[index] ?? []);
        expect(front.length > 0).toBe(list.length > 0);
        expect(paretoFront(front)).toHaveLength(front.length);
        expect(
          list.every((one) => front.some(({ score, tokens }) => score >= one.score && tokens <= one.tokens)),
        ).toBe(true);
      }),
    );
  });

  it('refuses a point without tokens', () => {
    expect(() => paretoFront([{ score: 1, tokens: NaN }])).toThrow(RangeError);
  });
});

describe('paretoBand', () => {
  it('leaves out exactly those whom someone dominates beyond both errors', () => {
    fc.assert(
      fc.property(fc.array(limits, { maxLength: 20 }), (list) => {
        const isDominated = (i: (typeof list)[number]): boolean =>
          list.some((j) => j.scoreLower > i.scoreUpper && j.tokensUpper < i.tokensLower);
        expect(paretoBand(list)).toEqual(
          [...list.keys()].filter((index) => list[index] && !isDominated(list[index])),
        );
      }),
    );
  });

  it('holds the whole front', () => {
    fc.assert(
      fc.property(fc.array(limits, { maxLength: 20 }), (list) => {
        const middle = list.map((one) => ({
          score: (one.scoreLower + one.scoreUpper) / 2,
          tokens: (one.tokensLower + one.tokensUpper) / 2,
        }));
        expect(paretoBand(list)).toEqual(expect.arrayContaining(paretoFront(middle)));
      }),
    );
  });

  it('refuses limits out of order', () => {
    expect(() => paretoBand([{ scoreLower: 2, scoreUpper: 1, tokensLower: 0, tokensUpper: 1 }])).toThrow(
      RangeError,
    );
  });
});

describe('scorePerUnit', () => {
  it('refuses tokens that are not above 0', () => {
    for (const tokens of [0, -1, NaN]) expect(() => scorePerUnit(300, tokens)).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { RowLog } from '../../../src/read/dataset/row-log.ts';

const fault = (field: string) => ({ code: 'bad', field, message: 'bad', expected: 'good', got: 7 });

describe('what became of the rows of a file', () => {
  it('is that a row with a fault is rejected once, and each of its faults is a problem', () => {
    const log = new RowLog('f');
    log.close();
    expect([log.faulty, log.rows, log.used]).toEqual([false, 1, 1]);
    log.fault(2, fault('a'));
    expect(log.faulty).toBe(true);
    log.fault(2, { ...fault('b'), hint: 'try' });
    log.close();
    log.close();
    expect([log.faulty, log.rows, log.used]).toEqual([false, 3, 2]);
    expect(log.rejected).toEqual([{ line: 2, field: 'a', expected: 'good', got: '7' }]);
    expect(log.problems).toEqual([
      { code: 'bad', file: 'f', line: 2, field: 'a', message: 'bad', expected: 'good', got: '7', hint: null },
      {
        code: 'bad',
        file: 'f',
        line: 2,
        field: 'b',
        message: 'bad',
        expected: 'good',
        got: '7',
        hint: 'try',
      },
    ]);
  });

  it('counts every response that a row stands for', () => {
    const log = new RowLog('f');
    log.close(5);
    log.fault(9, fault('a'));
    log.close(3);
    expect([log.rows, log.used]).toEqual([8, 5]);
    expect(log.rejected).toEqual(Array(3).fill({ line: 9, field: 'a', expected: 'good', got: '7' }));
  });

  it('counts values that are no numbers by field, and remembers the first', () => {
    const log = new RowLog('f');
    log.notRecorded(2, 'cost', 'N/A');
    log.notRecorded(3, 'cost', 'none');
    log.notRecorded(4, 'guess', -1);
    log.close();
    expect([...log.missing]).toEqual([
      ['cost', { count: 2, line: 2, got: 'N/A' }],
      ['guess', { count: 1, line: 4, got: '-1' }],
    ]);
    expect([log.rows, log.used]).toEqual([1, 1]);
  });

  it('begins with the rows that were rejected before they came here', () => {
    const [before, log] = [new RowLog('f'), new RowLog('f')];
    before.fault(1, fault('a'));
    before.close();
    before.notRecorded(1, 'cost', 'N/A');
    log.fault(2, fault('b'));
    log.close();
    log.close();
    log.precede(before);
    expect([log.rows, log.used]).toEqual([3, 1]);
    expect(log.rejected.map(({ field }) => field)).toEqual(['a', 'b']);
    expect(log.problems.map(({ field }) => field)).toEqual(['a', 'b']);
    expect(log.missing.get('cost')).toMatchObject({ got: 'N/A' });
    log.precede({ rejected: [], problems: [] });
    expect([log.rows, log.missing.size]).toEqual([3, 1]);
  });

  it('has lines once the places of its rows are known', () => {
    const log = new RowLog('f');
    log.fault(0, fault('a'));
    log.close();
    log.fault(null, fault('b'));
    log.close();
    log.notRecorded(1, 'cost', 'N/A');
    log.settle((place) => 10 * (place + 1));
    expect(log.problems.map(({ line }) => line)).toEqual([10, null]);
    expect(log.rejected.map(({ line }) => line)).toEqual([10, null]);
    expect(log.missing.get('cost')).toEqual({ count: 1, line: 20, got: 'N/A' });
  });
});

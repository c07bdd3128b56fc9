import type { VNode } from 'preact';
import type { ComparedItems, ComparedPair } from '../board/compare.ts';
import { formatCount, formatQuantity } from '../format.ts';
import { DifferenceTable } from './DifferenceTable.tsx';

interface PairSectionProps {
  readonly pair: ComparedPair;
  readonly names: readonly [string, string];
  /** What the scores are called. */
  readonly score: string;
  /** Whether any pair of the comparison is paired; else a note says that none is. */
  readonly isPaired: boolean;
  /** Whether its cells are shown at once. */
  readonly open: boolean;
}

/** One pair: ratio, p and confidence on the cells both have, then cell by cell. */
export function PairSection({ pair, names: [a, b], score, isPaired, open }: PairSectionProps): VNode {
  return (
    <section class="section pair">
      <h2>
        {a} <span>and</span> {b}
      </h2>
      <dl class="cases">
        {factsOf(pair, score, a, isPaired).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details open={open}>
        <summary>{formatQuantity(pair.tasks.length, 'cell')}, one by one</summary>
        <DifferenceTable pair={pair} names={[a, b]} />
      </details>
    </section>
  );
}

function factsOf(pair: ComparedPair, score: string, first: string, isPaired: boolean): [string, string][] {
  const { scoreA, scoreB, ratio, p, level, pairing, ahead, further, items, cells, leftOut } = pair;
  const points = (cell: ComparedPair['scoreA']): string =>
    cell.rangeText === '' ? cell.text : `${cell.text} (${cell.rangeText})`;
  const left = leftOut === 0 ? '' : `; ${formatQuantity(leftOut, 'cell')} that one of them lacks left out`;
  return [
    [`${score}s on shared cells`, `${points(scoreA)} against ${points(scoreB)}`],
    ['ratio of the scores', ratio.range ? `${ratio.text} (95 %: ${ratio.rangeText})` : ratio.text],
    ['p-value', level === '' ? p.text : `${p.text}; ${level}`],
    ...(isPaired ? [['pairing', pairing] as [string, string]] : []),
    [`confidence that ${first} is ahead on this suite`, ahead.text],
    ['further responses for a significant difference', further.value === 0 ? 'none' : further.text],
    ['compared on', `${formatQuantity(cells, 'shared cell')}${left}`],
    ['item by item', items ? itemsText(items, first) : 'no items shared'],
  ];
}

function itemsText({ wins, losses, ties, p }: ComparedItems, first: string): string {
  const counts = `${first} wins ${formatCount(wins)}, loses ${formatCount(losses)}, ties ${formatCount(ties)}`;
  return `${counts}; exact McNemar p ${p.text}`;
}

import type { VNode } from 'preact';
import type { ComparedPair } from '../board/compare.ts';
import { formatQuantity } from '../format.ts';
import { DifferenceTable } from './DifferenceTable.tsx';

interface PairSectionProps {
  readonly pair: ComparedPair;
  readonly names: readonly [string, string];
  /** Whether its cells are shown at once. */
  readonly open: boolean;
}

/** One pair: ratio, p and confidence on the cells both have, then cell by cell. */
export function PairSection({ pair, names: [a, b], open }: PairSectionProps): VNode {
  return (
    <section class="section pair">
      <h2>
        {a} <span>and</span> {b}
      </h2>
      <dl class="cases">
        {pair.facts.map(([name, value]) => (
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

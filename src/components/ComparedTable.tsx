import type { VNode } from 'preact';
import { formatScore } from '../format.ts';
import type { ComparedEvaluation } from '../board/compare.ts';
import { ForestMark } from './ForestMark.tsx';
import { modelHref } from './href.ts';

const FULL = [0, 1000] as const;

interface ComparedTableProps {
  readonly board: string;
  readonly evaluations: readonly ComparedEvaluation[];
}

/** Those compared, each with its rank, its scores over all its cells and what it costs. */
export function ComparedTable({ board, evaluations }: ComparedTableProps): VNode {
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label="Side by side">
      <table class="facts compared">
        <caption>Side by side</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" class="number">
              Rank
            </th>
            <th scope="col">95 % range</th>
            <th scope="col" class="number">
              ReasonScore
            </th>
            <th scope="col" class="number">
              Plain score
            </th>
            <th scope="col" class="forest">
              95 % interval of the plain score
              <small class="scale" aria-hidden="true">
                {[0, 500, 1000].map((score) => (
                  <span key={score}>{formatScore(score)}</span>
                ))}
              </small>
            </th>
            <th scope="col">
              <span class="sr">limits</span>
            </th>
            <th scope="col" class="number">
              Avg tokens
            </th>
            <th scope="col" class="number">
              Score/token
            </th>
          </tr>
        </thead>
        <tbody>
          {evaluations.map((one) => (
            <Line key={one.slug} board={board} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ board, one }: { board: string; one: ComparedEvaluation }): VNode {
  const { plain } = one;
  return (
    <tr>
      <th scope="row">
        <a href={modelHref(board, one.slug)}>{one.label}</a>
      </th>
      <td class="number" title={one.rank.title}>
        {one.rank.text}
      </td>
      <td title={one.rankRange.title}>{one.rankRange.text}</td>
      <td class="number" title={one.reasonscore.title}>
        {one.reasonscore.text}
      </td>
      <td class="number" title={plain.title}>
        {plain.text}
      </td>
      <td class="forest">
        <ForestMark cell={plain} scale={FULL} />
      </td>
      <td>{plain.rangeText}</td>
      <td class="number" title={one.tokens.title}>
        {one.tokens.text}
      </td>
      <td class="number" title={one.efficiency.title}>
        {one.efficiency.text}
      </td>
    </tr>
  );
}

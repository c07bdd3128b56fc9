import type { VNode } from 'preact';
import type { Cell } from '../board/board.ts';
import { formatScore } from '../format.ts';
import type { ModelBoard, ModelLine } from '../board/model-board.ts';
import { outcomeParts } from '../board/outcome-parts.ts';
import { ForestMark } from './ForestMark.tsx';
import { OutcomeBar } from './OutcomeBar.tsx';

const FULL = [0, 1000] as const;

interface TierTableProps {
  readonly model: ModelBoard;
  readonly hasTokens: boolean;
}

/** The scores of one evaluation: overall, then tier by tier, as a forest plot. */
export function TierTable({ model, hasTokens }: TierTableProps): VNode {
  const lines = [...(model.overall && model.tiers.length > 1 ? [model.overall] : []), ...model.tiers];
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label="Scores by tier">
      <table class="facts tiers">
        <caption>Scores by tier</caption>
        <thead>
          <tr>
            <th scope="col">Tier</th>
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
              On completed
            </th>
            <th scope="col" class="number">
              Yield
            </th>
            <th scope="col">Outcomes</th>
            {hasTokens && <TokenHeads />}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Line key={index} line={line} summary={line === model.overall} hasTokens={hasTokens} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TokenHeads(): VNode {
  return (
    <>
      <th scope="col" class="number">
        Avg tokens
      </th>
      <th scope="col" class="number">
        Score/token
      </th>
    </>
  );
}

interface LineProps {
  readonly line: ModelLine;
  readonly summary: boolean;
  readonly hasTokens: boolean;
}

function Line({ line, summary, hasTokens }: LineProps): VNode {
  const { plain, outcome } = line;
  return (
    <tr class={summary ? 'summary' : undefined}>
      <th scope="row">{line.label}</th>
      <Value cell={line.reasonscore} />
      <Value cell={plain} />
      <td class="forest">
        <ForestMark cell={plain} scale={FULL} summary={summary} />
      </td>
      <td>{plain.rangeText}</td>
      <Value cell={line.completed} />
      <Value cell={line.yield} />
      <td
        class="outcomes"
        title={
          outcome
            ? outcomeParts(outcome)
                .map(({ text }) => text)
                .join('\n')
            : undefined
        }
      >
        <OutcomeBar outcome={outcome} />
      </td>
      {hasTokens && <Value cell={line.tokens} />}
      {hasTokens && <Value cell={line.efficiency} />}
    </tr>
  );
}

/** A number, and in words why there is none where it was not recorded. */
function Value({ cell }: { cell: Cell }): VNode {
  const unrecorded = cell.missing === 'not-recorded';
  return (
    <td class={`number ${unrecorded ? 'unrecorded' : cell.tone}`} title={cell.title}>
      {unrecorded ? 'not recorded' : cell.text}
    </td>
  );
}

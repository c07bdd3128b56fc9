import { render } from 'preact';
import { compareEvaluations } from '../../board/compare.ts';
import { compareChoices, parseCompared, writeCompared } from '../../board/compare-query.ts';
import { type PackedScores, unpackScores } from '../../score/packed.ts';
import { ComparisonView } from '../ComparisonView.tsx';
import { watchTips } from './tips.ts';

const root = document.getElementById('board');
if (root) void readPacked(root).then((packed) => start(root, packed));

/** The data of the page, or of the file that it names where they would make it too heavy. */
async function readPacked({ dataset }: HTMLElement): Promise<PackedScores> {
  const embedded = document.getElementById('board-data')?.textContent;
  if (embedded) return JSON.parse(embedded) as PackedScores;
  return (await (await fetch(dataset['source'] ?? '')).json()) as PackedScores;
}

/** Draws the comparison that the address asks for, and another one whenever the reader asks. */
function start(root: HTMLElement, packed: PackedScores): void {
  const scores = unpackScores(packed);
  const choices = compareChoices(scores);
  const tips = watchTips(root);
  const draw = (): void => {
    tips.hide();
    const chosen = parseCompared(new URLSearchParams(location.search), scores);
    const comparison = compareEvaluations(scores, chosen);
    const board = scores.about.slug;
    render(
      <ComparisonView board={board} comparison={comparison} choices={choices} onChange={change} />,
      root,
    );
    tips.refresh();
  };
  const change = (slugs: readonly string[]): void => {
    history.pushState(null, '', `${location.pathname}${writeCompared(slugs)}`);
    draw();
  };
  addEventListener('popstate', draw);
  draw();
}

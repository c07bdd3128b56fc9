import { render } from 'preact';
import { compareEvaluations } from '../../board/compare.ts';
import { compareChoices, parseCompared, writeCompared } from '../../board/compare-query.ts';
import { type PackedScores, unpackScores } from '../../score/packed.ts';
import { ComparisonView } from '../ComparisonView.tsx';
import { laterRank } from './later-rank.ts';
import { openFolders, showAddress } from './on-disk.ts';
import { watchTips } from './tips.ts';

openFolders();

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
  const scores = unpackScores(packed, laterRank(root.dataset['rank'] ?? '').rank);
  const choices = compareChoices(scores);
  const at = root.dataset['at'] ?? '';
  const tips = watchTips(root);
  const draw = (chosen: readonly number[]): void => {
    const comparison = compareEvaluations(scores, chosen);
    const view = <ComparisonView at={at} comparison={comparison} choices={choices} onChange={change} />;
    tips.redraw(() => render(view, root));
  };
  const change = (slugs: readonly string[]): void => {
    showAddress(writeCompared(slugs), 'push');
    draw(parseCompared(new URLSearchParams(writeCompared(slugs)), scores));
  };
  const read = (): void => draw(parseCompared(new URLSearchParams(location.search), scores));
  addEventListener('popstate', read);
  read();
}

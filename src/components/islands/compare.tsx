import { render } from 'preact';
import { compareEvaluations } from '../../board/compare.ts';
import { compareChoices, parseCompared, writeCompared } from '../../board/compare-query.ts';
import { parseQuery } from '../../board/query.ts';
import { choiceOf, rankedOn, scoresFor } from '../../board/ranked-on.ts';
import { type PackedScores, unpackScores } from '../../score/packed.ts';
import { ComparisonView } from '../ComparisonView.tsx';
import { laterRank } from './later-rank.ts';
import { openFolders, showAddress } from './on-disk.ts';
import { readPacked } from './read-packed.ts';
import { watchTips } from './tips.ts';

openFolders();

const root = document.getElementById('board');
if (root) void readPacked(root).then((packed) => start(root, packed));

/** Draws the comparison that the address asks for, and another one whenever the reader asks. */
async function start(root: HTMLElement, packed: PackedScores): Promise<void> {
  const { at = '', rank: script = '' } = root.dataset;
  const later = laterRank(script);
  const whole = unpackScores(packed, later.rank);
  const part = parseQuery(new URLSearchParams(location.search));
  if (choiceOf(whole, part)) await later.load();
  const scores = scoresFor(whole, part);
  const on = rankedOn(whole, part);
  const choices = compareChoices(scores);
  const tips = watchTips(root);
  const draw = (chosen: readonly number[]): void => {
    const comparison = compareEvaluations(scores, chosen);
    const view = (
      <ComparisonView at={at} comparison={comparison} choices={choices} on={on} onChange={change} />
    );
    tips.redraw(() => render(view, root));
  };
  const change = (slugs: readonly string[]): void => {
    const address = writeCompared(slugs, part);
    showAddress(address, 'push');
    draw(parseCompared(new URLSearchParams(address), scores));
  };
  const read = (): void => draw(parseCompared(new URLSearchParams(location.search), scores));
  addEventListener('popstate', read);
  read();
}

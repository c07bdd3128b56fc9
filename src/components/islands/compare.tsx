import { render } from 'preact';
import { compareEvaluations } from '../../board/compare.ts';
import {
  comparedBy,
  compareChoices,
  compareNotice,
  offer,
  parseCompared,
  writeCompared,
} from '../../board/compare-query.ts';
import { NO_FILTER, parseQuery } from '../../board/query.ts';
import { choiceOf, rankedOn, scoresFor } from '../../board/ranked-on.ts';
import { type PackedScores, unpackScores } from '../../score/packed.ts';
import { ComparisonView } from '../ComparisonView.tsx';
import { keepFocus } from './keep-focus.ts';
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
  const tips = watchTips(root);
  const draw = (address: URLSearchParams): void => {
    const view = parseQuery(address);
    const scores = scoresFor(whole, view);
    const comparison = compareEvaluations(
      scores,
      parseCompared(address, scores, view),
      comparedBy(scores, view),
    );
    const choices = compareChoices(scores, view);
    const chosen = comparison.evaluations.map(({ slug }) => slug);
    const chooser = {
      view,
      on: rankedOn(whole, view),
      offered: choices.length,
      all: scores.evaluations.length,
      find: (text: string, taken: readonly string[] = []) => offer(scores, choices, text, taken),
      notice: compareNotice(address, whole, view),
      onChange: (slugs: readonly string[]) => show(writeCompared(slugs, view)),
      onUnfilter: () => show(writeCompared(chosen, { ...view, ...NO_FILTER })),
    };
    const drawn = <ComparisonView at={at} comparison={comparison} chooser={chooser} />;
    tips.redraw(() => keepFocus(root, () => render(drawn, root)));
  };
  const show = (address: string): void => {
    showAddress(address, 'push');
    draw(new URLSearchParams(address));
  };
  const read = async (): Promise<void> => {
    const address = new URLSearchParams(location.search);
    if (choiceOf(whole, parseQuery(address)) && !later.isLoaded()) await later.load();
    draw(address);
  };
  addEventListener('popstate', () => void read());
  await read();
}

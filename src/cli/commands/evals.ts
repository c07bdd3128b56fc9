import { problem, UserError } from '../../errors.ts';
import { factWords } from '../../board/group-words.ts';
import { selectEvaluations } from '../../board/select.ts';
import type { Io } from '../io.ts';
import { load, type ReadingOptions } from '../load-board.ts';
import { queryOf, type FilterOptions } from '../query-of.ts';
import { printList, type ListOptions } from '../print-list.ts';

export type EvalsOptions = ReadingOptions & FilterOptions & ListOptions;

const noRanks = problem({
  code: 'usage',
  field: '--filters',
  message: 'a list of evaluations ranks on nothing, so "tier" and "base_task" have no meaning for it',
  expected: 'groups, eval_id',
});

/** Lists evaluations: id, label, groups and points, in the order of the dataset. */
export async function evals(io: Io, path: string, options: EvalsOptions): Promise<void> {
  const [board] = await load(io, [path], options);
  if (!board) return;
  const { scores, dataset } = board;
  const points = scores.evaluations.map(() => 0);
  for (const { evaluation } of dataset.points) points[evaluation] = (points[evaluation] ?? 0) + 1;
  const query = queryOf(scores, options);
  if (query.tiers !== null || query.tasks !== null) throw new UserError(noRanks);
  const chosen = [...selectEvaluations(scores, query)];
  const rows = chosen.flatMap((index) => {
    const evaluation = scores.evaluations[index];
    if (!evaluation) return [];
    const { writtenId, label, groups, facts, tags, identity, hfId, hfQuantId, url } = evaluation;
    const about = { eval_id: writtenId, label, groups, facts, tags, filters: identity };
    return [
      {
        ...about,
        hf_id: hfId,
        hf_quant_id: hfQuantId,
        url,
        points: scores.means === null ? (points[index] ?? 0) : null,
      },
    ];
  });
  printList(io, options, rows, {
    head: ['eval_id', 'label', 'groups', 'points'],
    row: (one) => [
      one.eval_id,
      one.label,
      [...one.groups, ...factWords(one.facts)].join(' '),
      one.points ?? '—',
    ],
    empty: 'No evaluation matches.\n',
  });
}

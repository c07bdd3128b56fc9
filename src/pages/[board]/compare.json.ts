import type { APIRoute, GetStaticPaths } from 'astro';
import type { PackedScores } from '../../score/packed.ts';
import { compareData } from './_compare-data.ts';
import { loadBoards } from '../../pipeline.ts';

/** What the comparison page computes from, for boards that are too large to be embedded. */
export const getStaticPaths = (async () =>
  (await loadBoards()).flatMap(({ dataset, scores }) => {
    const { packed, embedded } = compareData(scores);
    return embedded ? [] : [{ params: { board: dataset.slug }, props: { packed } }];
  })) satisfies GetStaticPaths;

export const GET: APIRoute<{ packed: PackedScores }> = ({ props: { packed } }) =>
  new Response(JSON.stringify(packed), { headers: { 'content-type': 'application/json' } });

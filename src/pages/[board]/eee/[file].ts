import type { APIRoute, GetStaticPaths } from 'astro';
import { makeBoard } from '../../../board/make-board.ts';
import { loadBoards } from '../../../pipeline.ts';
import { renderEee } from '../../../render/eee.ts';

/** Every evaluation as a record of Every Eval Ever: the lines of `eee.jsonl`, each as a file of its own. */
export const getStaticPaths = (async () =>
  (await loadBoards()).flatMap(({ dataset, scores }) =>
    renderEee(makeBoard(scores, { pageSize: null })).map((record) => ({
      params: { board: dataset.slug, file: record.file },
      props: { text: record.text },
    })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'content-type': 'application/json' } });

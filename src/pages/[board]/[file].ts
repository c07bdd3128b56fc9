import type { APIRoute, GetStaticPaths } from 'astro';
import { type FullBoard, makeFullBoard } from '../../board/full-board.ts';
import { loadBoards, announcedSite } from '../../pipeline.ts';
import { artifactsFor, type Artifact } from '../../render/artifacts.ts';

interface Props {
  readonly artifact: Artifact;
  readonly board: FullBoard;
}

/** Every download of every board: the same files, byte for byte, that the command line writes. */
export const getStaticPaths = (async () =>
  (await loadBoards()).flatMap(({ dataset, scores }) => {
    const board = makeFullBoard(scores, { pageSize: null });
    return artifactsFor(board).map((artifact) => ({
      params: { board: dataset.slug, file: artifact.file },
      props: { artifact, board },
    }));
  })) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props: { artifact, board } }) => {
  const body = await artifact.render(board, { root: announcedSite().root });
  return new Response(body as BodyInit, { headers: { 'content-type': artifact.mediaType } });
};

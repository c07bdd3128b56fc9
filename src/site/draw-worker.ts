/** A thread that draws files of a site, by their places in the list of its routes. */
import { parentPort, workerData } from 'node:worker_threads';
import { makeScores, type RankedData } from '../score/score.ts';
import { loadCompiled } from './compiled.ts';
import { type BareSite, routesOf } from './routes.ts';

/** What a thread starts with: a site whose scores are data alone. */
export type WorkerData = Omit<BareSite, 'boards'> & { readonly boards: readonly RankedData[] };

export interface Answer {
  readonly route: number;
  /** null for what is printed in parts. */
  readonly bytes: string | Uint8Array | null;
  readonly error?: Error;
}

const site = workerData as WorkerData;
const { assets, draw } = await loadCompiled(site.root);
const routes = routesOf({ ...site, assets, boards: site.boards.map(makeScores) });

const answer = async (place: number): Promise<Answer> => {
  const route = routes[place];
  if (!route) throw new RangeError(`draw-worker: there is no route ${String(place)}`);
  const bytes = await ('locals' in route ? draw(route.address, route.locals()) : route.render());
  const isWhole = typeof bytes === 'string' || bytes instanceof Uint8Array;
  return { route: place, bytes: isWhole ? bytes : null };
};

parentPort?.on('message', (place: number) => {
  answer(place).then(
    (message) => parentPort?.postMessage(message),
    (error: unknown) => parentPort?.postMessage({ route: place, bytes: null, error }),
  );
});

import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Started {
  /** Address of the root page. */
  readonly url: string;
  readonly stop: () => void;
}

const ROOT = join(import.meta.dirname, '..');

/** Starts `evalpress leaderboard` on a free port. */
export const startLeaderboard = (data: string): Promise<Started> => {
  const words = ['bin/evalpress.js', 'leaderboard', data, '--port', '0'];
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const { promise, resolve, reject } = Promise.withResolvers<Started>();
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
    if (url !== undefined) resolve({ url, stop: () => void child.kill() });
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.on('exit', () => reject(new Error(`leaderboard ended: ${said}`)));
  return promise;
};

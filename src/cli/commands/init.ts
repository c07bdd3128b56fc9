import { join } from 'node:path';
import type { Io } from '../io.ts';
import { starterFiles } from '../starter/starter.ts';
import { terminalText } from '../../terminal-text.ts';

export interface InitOptions {
  readonly github?: boolean;
}

/** Writes a starter folder and asks nothing. What is there already stays as it is. */
export async function init(io: Io, folder: string, { github = false }: InitOptions): Promise<void> {
  for (const { path, text } of starterFiles(io.version(), github)) {
    const file = join(folder, path);
    const isThere = await io.exists(file);
    if (!isThere) await io.write(file, text);
    io.err(`${isThere ? 'kept ' : 'wrote'}  ${terminalText(file, 200)}\n`);
  }
  const within = folder === '.' ? '' : ` in ${terminalText(folder, 200)}`;
  io.err(`Next${within}: "npx evalpress leaderboard" shows the site, "npx evalpress build" writes it.\n`);
  if (github) io.err('On GitHub: Settings → Pages → Source: GitHub Actions.\n');
}

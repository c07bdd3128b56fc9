import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { problem, UserError } from '../errors.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jsonl': 'application/jsonl',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

export interface ServedFolder {
  readonly port: number;
  readonly close: () => void;
}

/** Serves a folder under a base path, on this machine only. Resolves once it listens; port 0 picks a free one. */
export function serveFolder(folder: string, base: string, port: number): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    respond(folder, base, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const hint = error.code === 'EADDRINUSE' ? 'choose another with --port' : null;
      fail(
        new UserError(
          problem({
            code: 'usage',
            field: '--port',
            message: `cannot listen on port ${String(port)}`,
            got: error.message,
            hint,
          }),
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const close = (): void => {
        server.close();
        server.closeAllConnections();
      };
      done({ port: typeof address === 'object' && address ? address.port : port, close });
    });
  });
}

type Answer =
  | { readonly status: 200 | 404; readonly file: string }
  | { readonly status: 308; readonly location: string }
  | { readonly status: 400 | 404; readonly text: string };

async function respond(
  folder: string,
  base: string,
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end('This server can only be read.');
    return;
  }
  const answer = await answerTo(folder, base, pathOf(url));
  if ('location' in answer) response.writeHead(answer.status, { location: answer.location }).end();
  else if ('text' in answer) response.writeHead(answer.status).end(answer.text);
  else sendFile(answer, method === 'HEAD', response);
}

async function answerTo(folder: string, base: string, path: string | null): Promise<Answer> {
  if (path === null) return { status: 400, text: 'Not a path.' };
  if (`${path}/` === base) return { status: 308, location: base };
  const file = path.startsWith(base) ? await findFile(folder, path.slice(base.length)) : null;
  if (file === 'folder') return { status: 308, location: `${path}/` };
  if (file !== null) return { status: 200, file };
  const lost = await findFile(folder, '404.html');
  return lost === null ? { status: 404, text: 'Not found.' } : { status: 404, file: lost };
}

function sendFile(
  { status, file }: { readonly status: number; readonly file: string },
  headOnly: boolean,
  response: ServerResponse,
): void {
  const type = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' });
  if (headOnly) response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return path.includes('\0') || normalize(path).split(/[\\/]/).includes('..') ? null : normalize(path);
  } catch {
    return null;
  }
}

/** The file behind a path, "folder" when the path names one without its slash, null when there is nothing. */
async function findFile(folder: string, path: string): Promise<string | null> {
  const named = join(folder, path.endsWith('/') || path === '' ? `${path}index.html` : path);
  const paths = await Promise.all([realpath(folder), realpath(named)]).catch(() => null);
  if (paths === null) return null;
  const [root, file] = paths;
  // A link may lead anywhere.
  if (!`${file}${sep}`.startsWith(`${root}${sep}`)) return null;
  const about = await stat(file).catch(() => null);
  if (about?.isDirectory()) return 'folder';
  return about?.isFile() ? file : null;
}

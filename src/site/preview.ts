import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname } from 'node:path/posix';
import { pipeline } from 'node:stream';
import { problem, UserError } from '../errors.ts';
import type { Printed } from '../render/artifacts.ts';
import type { Compiled } from './compiled.ts';
import { twinOf } from './render-site.ts';
import { routesOf } from './routes.ts';
import type { Brand, PageRoute, Route, SiteSource } from './site-source.ts';
import { type TwinLinks, twinLinks } from './twin-links.ts';

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

/** Files of the preview alone; no page of a site has a name like these. */
const SCRIPT = '_preview/reload.js';
const EVENTS = '_preview/events';

/** A site that is drawn when it is asked for. */
export interface Preview {
  readonly port: number;
  /** Shows these boards from now on, and lets open pages load themselves anew. */
  readonly show: (boards: SiteSource['boards'], rows?: SiteSource['rows']) => void;
  readonly close: () => void;
}

interface PreviewOptions {
  readonly root: string;
  /** The path to serve it under, with slashes at both ends. */
  readonly base: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly compiled: Compiled;
  readonly brand: Brand;
}

/** Serves a site on this machine only, and nothing of the disk. Resolves once it listens; pages wait for the first boards. */
export async function servePreview(options: PreviewOptions): Promise<Preview> {
  const { root, base, compiled } = options;
  const shown = Promise.withResolvers<undefined>();
  const listeners = new Set<ServerResponse>();
  let routes = new Map<string, Route>();
  let twins = new Map<string, PageRoute>();
  let linksOf: TwinLinks = twinLinks([]);
  const answers: Answers = {
    base,
    fileAt: async (path) => {
      await shown.promise;
      return (
        compiled.files.find(({ file }) => file === path)?.bytes ??
        (await drawn(routes.get(path), options)) ??
        twinAt(twins.get(path), linksOf, options)
      );
    },
    listen: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': connected\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
  };
  const server = createServer((request, response) => {
    respond(answers, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  const port = await listen(server, options.port);
  return {
    port,
    show: (boards, rows) => {
      const site = {
        boards,
        rows,
        root,
        assets: compiled.assets,
        host: null,
        base,
        pictures: true,
        brand: options.brand,
      };
      const all = routesOf(site);
      routes = new Map(all.map((route) => [route.file, route]));
      linksOf = twinLinks(all);
      twins = new Map(
        all.flatMap((route) => ('twin' in route && route.twin ? [[route.twin.file, route]] : [])),
      );
      shown.resolve(undefined);
      for (const listener of listeners) listener.write('data: changed\n\n');
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const hint = error.code === 'EADDRINUSE' ? 'choose another with --port' : null;
      const message = `cannot listen on port ${String(port)}`;
      fail(new UserError(problem({ code: 'usage', field: '--port', message, got: error.message, hint })));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** A page gets the script that loads it anew, before anything of its own. */
async function drawn(route: Route | undefined, { base, compiled }: PreviewOptions): Promise<Printed | null> {
  if (!route) return null;
  if (!('locals' in route)) return route.render();
  const html = await compiled.draw(route.address, route.locals());
  return html.replace('</head>', `<script defer src="${base}${SCRIPT}"></script></head>`);
}

/** A page as Markdown. */
async function twinAt(
  page: PageRoute | undefined,
  linksOf: TwinLinks,
  { compiled }: PreviewOptions,
): Promise<Printed | null> {
  return page ? twinOf(page, await compiled.draw(page.address, page.locals()), linksOf) : null;
}

/** What the server needs to know of the site. */
interface Answers {
  readonly base: string;
  /** The bytes of a file of the site; null where there is none. */
  readonly fileAt: (path: string) => Promise<Printed | null>;
  /** Keeps a response open for news. */
  readonly listen: (response: ServerResponse) => void;
}

async function respond(site: Answers, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '/', headers } = request;
  const path = pathOf(url);
  if (!isThisMachine(headers.host)) say(response, 403, 'This server answers to this machine only.');
  else if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    say(response, 405, 'This server can only be read.');
  } else if (path === null) say(response, 400, 'Not a path.');
  else if (path === `${site.base}${EVENTS}`) site.listen(response);
  else await answer(site, path, response, method === 'HEAD');
}

async function answer(site: Answers, path: string, response: ServerResponse, isHead: boolean): Promise<void> {
  if (`${path}/` === site.base || (!path.endsWith('/') && (await hasPage(site, `${path}/`)))) {
    response.writeHead(308, { location: `${path}/` }).end();
    return;
  }
  const file = fileOf(site, path);
  const bytes = file === SCRIPT ? reloadScript(site.base) : file && (await site.fileAt(file));
  if (file !== null && bytes !== null) send(response, 200, file, isHead ? null : bytes);
  else send(response, 404, '404.html', isHead ? null : await site.fileAt('404.html'));
}

/** A name that leads here from elsewhere could let a page of somebody else read the data. */
function isThisMachine(host = ''): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
}

async function hasPage(site: Answers, path: string): Promise<boolean> {
  const file = fileOf(site, path);
  return file !== null && (await site.fileAt(file)) !== null;
}

/** The file behind a path; null outside of the site. */
function fileOf({ base }: Answers, path: string): string | null {
  if (!path.startsWith(base)) return null;
  return path.slice(base.length).replace(/(^|\/)$/, '$1index.html');
}

function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

function send(response: ServerResponse, status: number, file: string, bytes: Printed | null): void {
  const type = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' });
  if (bytes === null) response.end();
  else if (typeof bytes === 'string' || bytes instanceof Uint8Array) response.end(bytes);
  // A reader that has seen enough breaks it off; nothing is left to do then.
  else pipeline(bytes, response, () => undefined);
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

function reloadScript(base: string): string {
  return `new EventSource(${JSON.stringify(base + EVENTS)}).onmessage = () => location.reload();\n`;
}

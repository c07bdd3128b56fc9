import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { MANIFEST } from '../../src/site/folder/manifest.ts';
import { keptFiles, type SiteFile, withSiteFolder, writeSite } from '../../src/site/folder.ts';
import { scratchFolder } from '../cli/run-cli.ts';

/** Folders of a test file: each is new, and all are gone after the last test. */
export const folderMaker = (): {
  root: string;
  folderWith: (files: Readonly<Record<string, string>>) => string;
} => {
  const root = realpathSync(scratchFolder());
  let made = 0;
  const folderWith = (files: Readonly<Record<string, string>>): string => {
    const folder = join(root, `folder-${(made += 1)}`);
    mkdirSync(folder);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return folder;
  };
  return { root, folderWith };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The files of a site we made, with the manifest that lists them. */
export const siteFiles = (files: Readonly<Record<string, string>>): Record<string, string> => ({
  ...files,
  [MANIFEST]: JSON.stringify({
    files: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, sha256(text)])),
  }),
});

export const filesOf = (texts: Readonly<Record<string, string>>): SiteFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));

/** Puts a site with these texts into a folder, as a build does, beside what earlier ones kept. */
export const build = (out: string, texts: Readonly<Record<string, string>>): Promise<number> =>
  withSiteFolder(out, [], async (folder) => {
    const { sums } = await keptFiles(folder.target);
    return (await writeSite(folder, filesOf(texts), sums)).files;
  });

/** A run that gets no further than reading its data. */
export const failToRead = (out: string): Promise<unknown> =>
  withSiteFolder(out, [], () => Promise.reject(new Error('unreadable')));

/** What lies below a folder: the text of a file, `-> where` of a link, `/` of an empty folder. The manifest is left out. */
export const contents = (folder: string): Record<string, string> => {
  const found: [string, string][] = [];
  const walk = (below: string): void => {
    for (const name of readdirSync(join(folder, below))) {
      const key = below === '' ? name : `${below}/${name}`;
      const path = join(folder, key);
      const about = lstatSync(path);
      if (about.isSymbolicLink()) found.push([key, `-> ${readlinkSync(path)}`]);
      else if (!about.isDirectory()) found.push([key, readFileSync(path, 'utf8')]);
      else if (readdirSync(path).length > 0) walk(key);
      else found.push([key, '/']);
    }
  };
  walk('');
  return Object.fromEntries(found.filter(([name]) => name !== '.nojekyll' && name !== MANIFEST).sort());
};

/** What builds leave beside a target; nothing, once they are done. */
export const leftovers = (target: string): string[] =>
  readdirSync(dirname(target)).filter((name) =>
    name.startsWith(`.${target.slice(dirname(target).length + 1)}.`),
  );

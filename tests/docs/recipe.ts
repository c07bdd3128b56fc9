import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One step of a recipe: text that is a new file, or that goes into a file that is there. */
export interface Step {
  readonly file: string;
  /** The line that the text goes behind, or the list that it ends; neither for a new file. */
  readonly after: string | undefined;
  readonly endOf: string | undefined;
  readonly text: string;
}

export interface Recipe {
  /** "Add a metric" */
  readonly title: string;
  readonly steps: readonly Step[];
}

const STEP =
  /^\d+\. (?:New file )?`(?<file>[^`\n]+)`(?:, after `(?<after>[^`\n]+)`|, at the end of `(?<endOf>\w+)`)?:\n\n(?<indent> *)```\w*\n(?<text>[^]*?)\n\k<indent>```$/gm;

/** The recipes of a Markdown page: its `###` headings below "## Recipes", and the numbered steps with code under each. */
export const recipesIn = (page: string): Recipe[] => {
  const part = page.slice(page.indexOf('\n## Recipes\n'));
  return part
    .split(/^### /m)
    .slice(1)
    .map((section) => ({
      title: section.slice(0, section.indexOf('\n')),
      steps: [...section.matchAll(STEP)].map(({ groups = {} }) => ({
        file: groups['file'] ?? '',
        after: groups['after'],
        endOf: groups['endOf'],
        text: (groups['text'] ?? '').replaceAll(new RegExp(`^${groups['indent'] ?? ''}`, 'gm'), ''),
      })),
    }));
};

/** Does what a step says in a copy of the tree; throws where what it names is missing or stands there twice. */
export const apply = ({ file, after, endOf, text }: Step, root: string): void => {
  const path = join(root, file);
  if (after === undefined && endOf === undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`, { flag: 'wx' });
    return;
  }
  const lines = readFileSync(path, 'utf8').split('\n');
  const isPlace = (line: string): boolean =>
    endOf === undefined
      ? line.trim() === after
      : new RegExp(`^(export )?const ${endOf}\\b.*= \\[$`).test(line);
  const places = lines.flatMap((line, index) => (isPlace(line) ? [index] : []));
  const [place] = places;
  if (place === undefined || places.length > 1)
    throw new Error(`${file}: "${after ?? endOf ?? ''}" stands there ${places.length} times, expected once`);
  const at =
    endOf === undefined ? place + 1 : lines.findIndex((line, index) => index > place && line.startsWith(']'));
  writeFileSync(path, lines.toSpliced(at, 0, text).join('\n'));
};

import type { BoardPageViews } from './board-pages.ts';
import type {
  boardsView,
  embedView,
  furtherView,
  meansView,
  modelView,
  snapshotView,
  taskView,
} from './views.ts';

/** What every page shows, by the page. */
export interface Views extends BoardPageViews {
  /** Page 2 and further of a board. */
  readonly further: ReturnType<typeof furtherView>;
  /** The first rows, for a frame in another page. */
  readonly embed: ReturnType<typeof embedView>;
  readonly model: ReturnType<typeof modelView>;
  /** The board as it was. */
  readonly snapshot: ReturnType<typeof snapshotView>;
  readonly task: ReturnType<typeof taskView>;
  /** A board of means without counts. */
  readonly means: ReturnType<typeof meansView>;
  /** The list of boards. */
  readonly boards: ReturnType<typeof boardsView>;
  /** A page of the documentation; ./routes.ts has none. */
  readonly document: Document;
  /** There is nothing at the address. */
  readonly lost: null;
}

export interface Document {
  /** Which entry of the navigation it is. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Made of our own files. */
  readonly html: string;
}

/** The styles and scripts of the pages, by their paths below the site's root. */
export interface Assets {
  readonly styles: readonly string[];
  readonly scripts: Readonly<Record<FirstScriptName | ScriptName | LaterScriptName, string>>;
  /** Scripts are modules where they are served one by one from their sources. */
  readonly areModules: boolean;
}

/** Each page has one. */
export type ScriptName = 'leaderboard' | 'compare' | 'page';

/** On every page, before anything is painted. */
type FirstScriptName = 'theme';

/** Loaded on first use, by a script that is there. */
type LaterScriptName = 'view' | 'rank' | 'csv' | 'results';

/** What a page takes from `Astro.locals`. */
export interface SiteLocals {
  /** The way from the page to the site's root, empty or with a slash at its end. */
  readonly up: string;
  /** The way from the page to the folder of its board. */
  readonly at: string;
  readonly assets: Assets;
  /** What the head of every page calls the site. */
  readonly siteName: string;
  /** The style sheet of its accent, from the site's root; null for the usual one. */
  readonly accent: string | null;
  /** Whether the page is there as Markdown, too: `index.md` beside it. */
  readonly hasTwin: boolean;
  /** What search engines for data are told of the board, on its leaderboard. */
  readonly dataset: object | null;
  /** Pages of the board, for the navigation. */
  readonly navigation: readonly { readonly id: string; readonly label: string; readonly path: string }[];
  /** Whole addresses, where the site knows its own: of the page, and of the picture that represents its board. */
  readonly canonical: string | null;
  readonly card: string | null;
  readonly shown: Shown;
}

/** The page and what it shows. */
export type Shown = {
  readonly [Page in keyof Views]: { readonly page: Page; readonly view: Views[Page] };
}[keyof Views];

/** What a page shows; throws where the address belongs to another page. */
export function viewOf<Page extends keyof Views>({ shown }: SiteLocals, page: Page): Views[Page] {
  if (shown.page === page) return shown.view as Views[Page];
  throw new Error(`viewOf: the page "${page}" was given what "${shown.page}" shows`);
}

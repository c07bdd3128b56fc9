import type { Printed } from '../render/artifacts.ts';
import type { Scores } from '../score/scores.ts';
import type { WrittenFiles } from './folder.ts';
import type { History } from './history.ts';
import type { Assets, SiteLocals } from './locals.ts';

/** What a site is made of. */
export interface SiteSource {
  readonly boards: readonly Scores[];
  /** Of boards to which a reader may add results, their rows as JSON, by slug. */
  readonly rows?: ReadonlyMap<string, string> | undefined;
  /** What earlier builds kept of boards, by slug. */
  readonly histories?: ReadonlyMap<string, History> | undefined;
  /** Folder of the package itself, where the fonts of pictures are. */
  readonly root: string;
  readonly assets: Assets;
  /** The host that the site will have, "https://user.github.io"; null where it is not known. */
  readonly host: string | null;
  /** Whether files of pixels, which take most of the time, belong to it. */
  readonly pictures: boolean;
  /** The path it will live under, with slashes at both ends: for whole addresses, and for the page of lost addresses. */
  readonly base: string;
  readonly brand: Brand;
}

/** What a site is called and how it looks; null where nobody says so. */
export interface Brand {
  readonly name: string | null;
  /** "#rrggbb"; that of a board holds on its own pages where this is null. */
  readonly accent: string | null;
}

/** A site before its pages know what they are styled with. */
export type BareSite = Omit<SiteSource, 'assets'>;

/** One file of a site. */
export type Route = PageRoute | FileRoute;

/** A page, which a file of `src/pages` draws. */
export interface PageRoute {
  /** Where it goes: "demo/method/index.html". */
  readonly file: string;
  /** The address that the file of `src/pages` answers to: "/demo/method/". */
  readonly address: string;
  /** Whether search engines are told of it. */
  readonly listed: boolean;
  readonly locals: () => SiteLocals;
  /** The same page as Markdown: where it goes, and what prints it where that is not the page itself. */
  readonly twin: { readonly file: string; readonly render?: () => Printed } | null;
}

/** A file that is printed as it is. */
export interface FileRoute {
  readonly file: string;
  /** Whether it is made of pixels, which takes long and goes on beside other work. */
  readonly isPicture?: boolean;
  readonly render: () => Printed | Promise<Printed>;
  /** The same where it tells of other files, once these were written: nothing is printed twice to be summed. */
  readonly tell?: ((written: WrittenFiles) => string) | undefined;
}

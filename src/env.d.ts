/// <reference types="astro/client" />

declare namespace App {
  type SiteLocals = import('./site/locals.ts').SiteLocals;
  // An interface, because Astro merges its own into it.
  interface Locals extends SiteLocals {}
}

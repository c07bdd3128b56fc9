/*
 * Light, dark, or as the system is: what a reader chose is there before anything is painted, so this script alone is not
 * deferred. It also asks for the font early, which a link in the page would do from a disk as well, where it is forbidden.
 */

const KEY = 'evalpress-theme';

/** In the order of clicks. */
const THEMES = ['system', 'light', 'dark'] as const;

type Theme = (typeof THEMES)[number];

const { documentElement: root } = document;

/** A browser may forbid storage; then the choice holds for this page. */
function stored(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system';
  } catch {
    return 'system';
  }
}

function store(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // It holds for this page.
  }
}

let theme = stored();

function apply(): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

function label(): void {
  const button = document.getElementById('theme');
  if (!button) return;
  button.title = `Theme: ${theme}`;
  button.setAttribute('aria-label', button.title);
}

function preload(font: string | undefined): void {
  if (font === undefined || location.protocol === 'file:') return;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href: font });
  document.head.append(link);
}

apply();
preload(document.currentScript?.dataset['font']);
document.addEventListener('DOMContentLoaded', label);
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || !target.closest('#theme')) return;
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  store(theme);
  apply();
  label();
});

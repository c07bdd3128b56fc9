/** A page that was opened from a disk: its address has no origin, and a folder's address lists the folder. */
const isOnDisk = location.protocol === 'file:';

/** From a disk, a link to a folder opens the page in it. */
export function openFolders(): void {
  if (!isOnDisk) return;
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link?.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
  });
}

/** Shows the address of a view, as a step of its own or in place of the last one. A page from a disk keeps its address. */
export function showAddress(query: string, step: 'push' | 'replace'): void {
  if (isOnDisk) return;
  const address = `${location.pathname}${query}`;
  if (step === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}

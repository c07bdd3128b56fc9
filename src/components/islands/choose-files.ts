/** Asks the reader for files, and hands over those that were chosen. */
export function chooseFiles(onFiles: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.onchange = () => onFiles([...(input.files ?? [])]);
  input.click();
}

/**
 * Takes files that are dropped anywhere on the page, and shows that it will.
 *
 * @param onOver told whether files are held over the page
 */
export function takeDrops(
  onFiles: (files: readonly File[]) => void,
  onOver: (isOver: boolean) => void,
): void {
  const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
    dataTransfer?.types.includes('Files') ?? false;
  for (const type of ['dragenter', 'dragover'] as const)
    document.addEventListener(type, (event) => {
      if (!carriesFiles(event)) return;
      // Else the browser would open the file in place of the page.
      event.preventDefault();
      onOver(true);
    });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) onOver(false);
  });
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    onOver(false);
    onFiles([...(event.dataTransfer?.files ?? [])]);
  });
}

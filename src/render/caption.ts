import type { About } from '../board/board.ts';
import { formatCount } from '../format.ts';

/** Files of which a caption prints the checksum; more would be longer than the table. */
const MOST_FILES = 3;

/** Which data a table or a figure was made of: names, checksums and source; empty where nothing is known of them. */
export function dataSentence({ provenance, source }: About): string {
  const { files } = provenance;
  const sums = files.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256.slice(0, 12)})`);
  const named = files.length > MOST_FILES ? `${formatCount(files.length)} files` : sums.join(', ');
  const parts = [...(named === '' ? [] : [named]), ...(source === null ? [] : [`source: ${source}`])];
  return parts.length === 0 ? '' : `Data: ${parts.join('; ')}.`;
}

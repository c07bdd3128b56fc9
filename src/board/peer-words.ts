import { formatCount } from '../format.ts';

/** More names are counted. */
const MOST_NAMED = 5;

/**
 * Whom one of a ranking does not differ from, in one sentence for every page that says it.
 *
 * @param name of the one that the sentence is about
 * @param peers how many it does not differ from, of how many `others`
 * @param listed names of them, where no list follows
 */
export function peersSentence(
  name: string,
  { peers, others }: { readonly peers: number; readonly others: number },
  listed: readonly string[] = [],
): string {
  if (peers === 0)
    return `${name} differs significantly from ${others === 1 ? 'the only other' : `all ${formatCount(others)} others`}.`;
  const who = others === 1 ? 'The only other' : `${formatCount(peers)} of ${formatCount(others)} others`;
  const names = listed.length === 0 ? '' : `: ${namesOrMore(listed)}`;
  return `${who} ${peers === 1 ? 'does' : 'do'} not differ significantly from ${name} on the cells both have${names}.`;
}

/** The first names, and how many more there are. */
export function namesOrMore(names: readonly string[]): string {
  const rest = names.length > MOST_NAMED ? ` and ${formatCount(names.length - MOST_NAMED)} more` : '';
  return `${names.slice(0, MOST_NAMED).join(', ')}${rest}`;
}

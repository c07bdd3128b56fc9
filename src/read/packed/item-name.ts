/** Names of items that are longer may be the questions themselves. */
const LONGEST = 24;

/**
 * What an item is called where everybody can read it: a benchmark whose questions are published is soon of no use. A long name
 * is replaced by a checksum of 106 bits, so that the same question still has the same name and no other one has it.
 */
export function publicItem(item: unknown): unknown {
  if (typeof item !== 'string' || item.length <= LONGEST) return item;
  return `#${checksum(item, 0)}${checksum(item, 1)}`;
}

/** 53 bits, by the mixing function of MurmurHash. */
function checksum(text: string, seed: number): string {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
}

const SEPARATOR = 31;
const SLOTS = 1 << 18;

/**
 * Numbers pieces of bytes in the order in which they are first seen, without making text of them. Piece `i` of a key lies
 * from `from[i]` to `to[i]`; one that is not there ends at 0. Everything lies in a few arrays, side by side, because the
 * time goes into reaching memory.
 */
export class RawIndex {
  size = 0;
  private readonly pieces: number;
  private readonly heads = new Int32Array(SLOTS).fill(-1);
  private hashes = new Int32Array(1 << 12);
  private nexts = new Int32Array(1 << 12);
  /** Where the bytes of every key begin. */
  private starts = new Int32Array(1 << 12);
  private keys = new Uint8Array(1 << 16);
  private used = 0;

  /** @param pieces how many pieces, from the first, make a key */
  constructor(pieces: number) {
    this.pieces = pieces;
  }

  /** The number of these pieces, or −1 when they have none. */
  find(bytes: Uint8Array, from: Int32Array, to: Int32Array): number {
    const hash = hashOf(bytes, from, to, this.pieces);
    let number = this.heads[hash & (SLOTS - 1)] ?? -1;
    while (number >= 0) {
      if (this.hashes[number] === hash && this.isAt(number, bytes, from, to)) return number;
      number = this.nexts[number] ?? -1;
    }
    return -1;
  }

  /** Numbers pieces that have no number yet. */
  add(bytes: Uint8Array, from: Int32Array, to: Int32Array): number {
    const hash = hashOf(bytes, from, to, this.pieces);
    const slot = hash & (SLOTS - 1);
    const number = this.size++;
    if (number >= this.hashes.length) {
      this.hashes = doubled(this.hashes, new Int32Array(2 * number));
      this.nexts = doubled(this.nexts, new Int32Array(2 * number));
      this.starts = doubled(this.starts, new Int32Array(2 * number));
    }
    this.hashes[number] = hash;
    this.nexts[number] = this.heads[slot] ?? -1;
    this.starts[number] = this.used;
    this.heads[slot] = number;
    for (let piece = 0; piece < this.pieces; piece++) {
      for (let at = from[piece] ?? 0; at < (to[piece] ?? 0); at++) this.push(bytes[at] ?? 0);
      this.push(SEPARATOR);
    }
    return number;
  }

  private push(byte: number): void {
    if (this.used >= this.keys.length) this.keys = doubled(this.keys, new Uint8Array(2 * this.used));
    this.keys[this.used++] = byte;
  }

  private isAt(number: number, bytes: Uint8Array, from: Int32Array, to: Int32Array): boolean {
    const { keys, pieces } = this;
    let place = this.starts[number] ?? 0;
    for (let piece = 0; piece < pieces; piece++) {
      const end = to[piece] ?? 0;
      for (let at = from[piece] ?? 0; at < end; at++) if (keys[place++] !== bytes[at]) return false;
      if (keys[place++] !== SEPARATOR) return false;
    }
    return true;
  }
}

function doubled<List extends Int32Array | Uint8Array>(list: List, larger: List): List {
  larger.set(list);
  return larger;
}

/** FNV-1a, with its high bits mixed into the low ones that choose the slot. */
function hashOf(bytes: Uint8Array, from: Int32Array, to: Int32Array, pieces: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let piece = 0; piece < pieces; piece++) {
    const end = to[piece] ?? 0;
    for (let at = from[piece] ?? 0; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    hash = Math.imul(hash ^ SEPARATOR, 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

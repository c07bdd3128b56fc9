/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Mutation = (bytes: Buffer, random: () => number) => Buffer;

const somewhere = (bytes: Buffer, random: () => number): number => Math.floor(random() * bytes.length);

const flipByte: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes);
  const at = somewhere(bytes, random);
  copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return copy;
};

const cutOff: Mutation = (bytes, random) => bytes.subarray(0, somewhere(bytes, random));

const deletePart: Mutation = (bytes, random) => {
  const at = somewhere(bytes, random);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + Math.floor(random() * 40))]);
};

const repeatLine: Mutation = (bytes, random) => {
  const lines = bytes.toString('latin1').split('\n');
  const at = Math.floor(random() * lines.length);
  return Buffer.from([...lines.slice(0, at + 1), ...lines.slice(at)].join('\n'), 'latin1');
};

const WORDS = [
  'null',
  '"x"',
  '-1',
  '[]',
  '{}',
  'true',
  '1e400',
  'NaN',
  '"N/A"',
  '{"__proto__": 1}',
  '[[[[[[]]]]]]',
];

/** Puts a value of another type where a number, a word or a text stood. */
const swapType: Mutation = (bytes, random) => {
  const text = bytes.toString('latin1');
  const values = [
    ...text.matchAll(/(?<=[:[,]\s*)(?:"[^"\n]{0,60}"|-?\d[\d.e+-]*|true|false|null)(?=\s*[,\]}])/g),
  ];
  const value = values[Math.floor(random() * values.length)];
  if (!value) return flipByte(bytes, random);
  const word = WORDS[Math.floor(random() * WORDS.length)] ?? '';
  return Buffer.from(text.slice(0, value.index) + word + text.slice(value.index + value[0].length), 'latin1');
};

const MUTATIONS: readonly Mutation[] = [flipByte, cutOff, deletePart, repeatLine, swapType, swapType];

/** The bytes with one to three damages such as disks, editors, merges and other programs do. */
export function mutate(bytes: Buffer, random: () => number): Buffer {
  let damaged = bytes;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const mutation = MUTATIONS[Math.floor(random() * MUTATIONS.length)] ?? flipByte;
    damaged = mutation(damaged, random);
  }
  return damaged;
}

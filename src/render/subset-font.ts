import { readSubsetter } from './fonts.ts';

/** What is called of HarfBuzz's subsetter; a pointer is a place in its memory. */
interface Subsetter {
  readonly memory: WebAssembly.Memory;
  readonly malloc: (size: number) => number;
  readonly hb_blob_create: (data: number, size: number, mode: number, user: number, free: number) => number;
  readonly hb_blob_destroy: (blob: number) => void;
  readonly hb_blob_get_data: (blob: number, size: number) => number;
  readonly hb_blob_get_length: (blob: number) => number;
  readonly hb_face_create: (blob: number, index: number) => number;
  readonly hb_face_destroy: (face: number) => void;
  readonly hb_face_reference_blob: (face: number) => number;
  readonly hb_set_add: (set: number, value: number) => void;
  readonly hb_subset_input_create_or_fail: () => number;
  readonly hb_subset_input_destroy: (input: number) => void;
  readonly hb_subset_input_unicode_set: (input: number) => number;
  readonly hb_subset_or_fail: (face: number, input: number) => number;
  readonly _initialize: () => void;
}

/** HB_MEMORY_MODE_READONLY: the font stays where it is put. */
const READ_ONLY = 1;

let started: Subsetter | undefined;

/** A few milliseconds, once. */
function subsetter(): Subsetter {
  if (started) return started;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readSubsetter()));
  started = exports as unknown as Subsetter;
  started._initialize();
  return started;
}

const faces = new WeakMap<Uint8Array, number>();

function faceOf(font: Uint8Array, hb: Subsetter): number {
  const known = faces.get(font);
  if (known !== undefined) return known;
  const place = hb.malloc(font.length);
  new Uint8Array(hb.memory.buffer).set(font, place);
  const blob = hb.hb_blob_create(place, font.length, READ_ONLY, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  hb.hb_blob_destroy(blob);
  faces.set(font, face);
  return face;
}

/**
 * A TrueType font with the glyphs of some characters only, their kerning and their marks. Characters that the font lacks
 * are left out.
 * @throws Error when the font cannot be read
 */
export function subsetFont(font: Uint8Array, characters: Iterable<string>): Uint8Array {
  const hb = subsetter();
  const face = faceOf(font, hb);
  const input = hb.hb_subset_input_create_or_fail();
  const wanted = hb.hb_subset_input_unicode_set(input);
  for (const character of characters) hb.hb_set_add(wanted, character.codePointAt(0) ?? 0);
  const subset = hb.hb_subset_or_fail(face, input);
  hb.hb_subset_input_destroy(input);
  if (subset === 0) throw new Error('subsetFont: expected a font, got something else');
  const blob = hb.hb_face_reference_blob(subset);
  const place = hb.hb_blob_get_data(blob, 0);
  const data = new Uint8Array(hb.memory.buffer).slice(place, place + hb.hb_blob_get_length(blob));
  hb.hb_blob_destroy(blob);
  hb.hb_face_destroy(subset);
  return data;
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** One weight of the family that figures and the card are set in. */
export interface Font {
  readonly name: string;
  readonly weight: 400 | 500 | 600;
  readonly path: string;
  readonly data: Uint8Array;
}

const FACES = [
  { weight: 400, file: 'Inter-Regular.ttf' },
  { weight: 500, file: 'Inter-Medium.ttf' },
  { weight: 600, file: 'Inter-SemiBold.ttf' },
] as const;

/** The first four bytes of a TrueType file. */
const TRUE_TYPE = 0x00_01_00_00;

const known = new Map<string, readonly Font[]>();

/**
 * Reads the fonts of a folder (`public/fonts` of the project), once. Renderers draw no text, and say
 * nothing, when a font is missing or is a web font; so this is where it is said.
 * @throws Error when a font is absent, or is not TrueType
 */
export function readFonts(folder: string): readonly Font[] {
  const fonts = known.get(folder) ?? FACES.map(({ weight, file }) => readFont(join(folder, file), weight));
  known.set(folder, fonts);
  return fonts;
}

function readFont(path: string, weight: Font['weight']): Font {
  let data: Buffer;
  try {
    data = readFileSync(path);
  } catch (cause) {
    throw new Error(`Font ${path}: cannot be read. Pictures would have no text, so none is drawn.`, {
      cause,
    });
  }
  if (data.length < 4 || data.readUInt32BE(0) !== TRUE_TYPE) {
    throw new Error(
      `Font ${path}: expected TrueType (.ttf), got something else. Pictures would have no text, so none is drawn.`,
    );
  }
  return { name: 'Inter', weight, path, data };
}

/** The program that makes a font of a few letters, as WebAssembly. */
export function readSubsetter(): Uint8Array<ArrayBuffer> {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  return new Uint8Array(readFileSync(path));
}

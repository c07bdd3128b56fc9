import { deflateSync } from 'node:zlib';

/** A reference to an object of the file. */
export type Reference = number & { readonly brand: 'pdf object' };

/** Objects of a PDF file. Nothing in it depends on the clock or on the machine: equal drawings are equal bytes. */
export class PdfFile {
  private readonly objects: (Uint8Array | null)[] = [];

  /** A number for an object that comes later. */
  reserve(): Reference {
    this.objects.push(null);
    return this.objects.length as Reference;
  }

  /** @param body what stands between `obj` and `endobj` */
  add(body: string, reference = this.reserve()): Reference {
    this.objects[reference - 1] = ascii(body);
    return reference;
  }

  /** @param dictionary further entries of its dictionary */
  addStream(data: string | Uint8Array, dictionary = ''): Reference {
    const packed = deflateSync(typeof data === 'string' ? ascii(data) : data, { level: 9 });
    const head = ascii(`<< /Filter /FlateDecode /Length ${String(packed.length)} ${dictionary}>>\nstream\n`);
    const reference = this.reserve();
    this.objects[reference - 1] = joined([head, packed, ascii('\nendstream')]);
    return reference;
  }

  /** The file. @param root its catalog */
  bytes(root: Reference, info: Reference): Uint8Array {
    // The second line tells transfer programs that the file is not text.
    const parts = [ascii('%PDF-1.7\n'), Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a)];
    let length = parts.reduce((sum, part) => sum + part.length, 0);
    const starts = this.objects.map((body, index) => {
      if (body === null) throw new Error(`PdfFile: object ${String(index + 1)} was reserved and never added`);
      const start = length;
      const whole = [ascii(`${String(index + 1)} 0 obj\n`), body, ascii('\nendobj\n')];
      for (const part of whole) {
        parts.push(part);
        length += part.length;
      }
      return start;
    });
    const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`);
    const size = String(this.objects.length + 1);
    const trailer = `trailer\n<< /Size ${size} /Root ${refer(root)} /Info ${refer(info)} >>\nstartxref\n${String(length)}\n%%EOF\n`;
    parts.push(ascii(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}${trailer}`));
    return joined(parts);
  }
}

/** How other objects name an object. */
export function refer(reference: Reference): string {
  return `${String(reference)} 0 R`;
}

/**
 * A number as PDF writes it: four decimals at most, never an exponent.
 * @throws RangeError when it is not finite: a figure with a hole in it must not look finished
 * @example pdfNumber(0.00001) // => '0'
 * @example pdfNumber(-12.34567) // => '-12.3457'
 */
export function pdfNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`pdfNumber: expected a finite number, got ${value}`);
  return String(Math.round(value * 1e4) / 1e4 + 0);
}

/**
 * Any text as a string object, in UTF-16: no character of it can end the string.
 * @example pdfText('é)') // => '<FEFF00E90029>'
 */
export function pdfText(text: string): string {
  return `<FEFF${utf16(text)}>`;
}

/** Hexadecimal digits of a text in UTF-16, big end first. */
export function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex4(text.charCodeAt(index))).join('');
}

/** @example hex4(233) // => '00E9' */
export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

import type { Printed } from '../../src/render/artifacts.ts';

/** A text that is printed in parts, as one. */
export const wholeText = (parts: Iterable<string>): string => [...parts].join('');

/** An output as the bytes of its file. */
export const wholeBytes = (printed: Printed): Buffer =>
  Buffer.from(typeof printed === 'string' || printed instanceof Uint8Array ? printed : wholeText(printed));

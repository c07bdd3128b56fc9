import type { Palette } from '../../../theme.ts';

/** How much of the ground is mixed into the last colour: as much as leaves a line visible. */
const PALEST = 0.34;

/**
 * Colours for a ranked list, from the ink through the accent to a pale accent: lightness goes one way, so that the order
 * survives a grey printer.
 */
export function accentRamp({ ink, accent, bg }: Palette, count: number): string[] {
  const pale = mix(accent, bg, PALEST);
  return Array.from({ length: count }, (_, index) => {
    const place = count > 1 ? (2 * index) / (count - 1) : 1;
    return place <= 1 ? mix(ink, accent, place) : mix(accent, pale, place - 1);
  });
}

/** Opaque hexadecimal colours, mixed channel by channel. */
function mix(one: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((from) => {
    const [a, b] = [one, other].map((hex) => Number.parseInt(hex.slice(from, from + 2), 16));
    return Math.round((a ?? 0) * (1 - share) + (b ?? 0) * share);
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

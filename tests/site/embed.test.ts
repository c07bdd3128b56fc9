import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';

const read = (path: string): string => readFileSync(join(builtSite().folder, path), 'utf8');

describe('the page for frames', () => {
  it('weighs at most 30 kB with all that it loads', () => {
    const html = read('demo/embed/index.html');
    const loaded = Array.from(
      html.matchAll(/(?:href|src)="([^"]+\.(?:css|js|svg|woff2))"/g),
      ([, path = '']) => path,
    );
    expect(loaded).toEqual(['../../favicon.svg', '../../embed.css']);
    const sizes = loaded.map((path) => statSync(join(builtSite().folder, 'demo/embed', path)).size);
    expect(sizes.reduce((sum, size) => sum + size, Buffer.byteLength(html))).toBeLessThan(30_000);
  });

  it('shows ranks with their ranges, and says that the data are made up; its links leave the frame', () => {
    const html = read('demo/embed/index.html');
    expect(html).toContain('synthetic data');
    expect(html.match(/<tr>/g)).toHaveLength(11);
    expect(html.match(/<a /g)?.length).toBe(html.match(/target="_top"/g)?.length);
    expect(html).not.toContain('<script');
  });
});

describe('badges', () => {
  it('are an endpoint of shields.io and a drawing, of the board and of each evaluation', () => {
    expect(JSON.parse(read('demo/badge.json'))).toMatchObject({
      schemaVersion: 1,
      label: 'Evalpress demo',
      message: '3 models tie for first',
    });
    expect(JSON.parse(read('demo/models/borealis-think-70b/badge.json'))).toMatchObject({
      message: 'rank 2 of 24 (95 %: 1–3)',
    });
    expect(read('demo/models/borealis-think-70b/badge.svg')).toContain(
      'aria-label="Evalpress demo: rank 2 of 24',
    );
  });
});

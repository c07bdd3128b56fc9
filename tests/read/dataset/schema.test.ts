import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasetJsonSchema } from '../../../src/read/dataset/json-schema.ts';
import { webAddress } from '../../../src/read/dataset/schema.ts';
import { siteConfigJsonSchema } from '../../../src/read/dataset/site-config.ts';

describe.each([
  ['dataset.json', 'dataset.v1.json', datasetJsonSchema],
  ['evalpress.config.json', 'config.v1.json', siteConfigJsonSchema],
])('the JSON Schema of %s', (_, file, jsonSchema) => {
  const committed = new URL(`../../../public/schema/${file}`, import.meta.url);

  it('is committed as the code writes it (EVALPRESS_UPDATE=1 writes it anew)', () => {
    if (process.env['EVALPRESS_UPDATE'] === '1') writeFileSync(committed, jsonSchema());
    expect(readFileSync(committed, 'utf8')).toBe(jsonSchema());
  });

  it('describes every field', () => {
    const undescribed: string[] = [];
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      if ('properties' in schema && typeof schema.properties === 'object' && path !== '.columns') {
        for (const [key, member] of Object.entries(schema.properties ?? {})) {
          if (!(member as { description?: string }).description) undescribed.push(`${path}.${key}`);
          look(member, `${path}.${key}`);
        }
      }
      if ('items' in schema) look(schema.items, `${path}[]`);
    };
    look(JSON.parse(jsonSchema()), '');
    expect(undescribed).toEqual([]);
  });
});

describe('an address of the web', () => {
  it.each([
    'https://you.github.io',
    'http://localhost:8080',
    'http://10.0.0.5/a',
    'https://wiki/a',
    'https://пример.рф',
  ])('may be %s', (address) => {
    expect(webAddress.safeParse(address).success).toBe(true);
  });

  it.each(['ftp://x.org', 'javascript:alert(1)', 'http:x', '//x.org', 'x.org', ''])(
    'is not %j',
    (address) => {
      const { error } = webAddress.safeParse(address);
      expect(error?.issues.map(({ message }) => message)).toEqual([
        'an address that begins with http:// or https://',
      ]);
    },
  );
});

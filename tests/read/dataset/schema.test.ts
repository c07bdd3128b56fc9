import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasetJsonSchema } from '../../../src/read/dataset/json-schema.ts';

const COMMITTED = new URL('../../../public/schema/dataset.v1.json', import.meta.url);

describe('the JSON Schema of dataset.json', () => {
  it('is committed as the code writes it (EVALPRESS_UPDATE=1 writes it anew)', () => {
    if (process.env['EVALPRESS_UPDATE'] === '1') writeFileSync(COMMITTED, datasetJsonSchema());
    expect(readFileSync(COMMITTED, 'utf8')).toBe(datasetJsonSchema());
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
    look(JSON.parse(datasetJsonSchema()), '');
    expect(undescribed).toEqual([]);
  });
});

import { z } from 'zod';
import { datasetSchema } from './schema.ts';

/** The JSON Schema of `dataset.json`, as it is published for editors. */
export function datasetJsonSchema(): string {
  const title = 'Evalpress dataset, version 1';
  const schema = z.toJSONSchema(datasetSchema, { io: 'input' });
  return `${JSON.stringify({ ...schema, title }, null, 2)}\n`;
}

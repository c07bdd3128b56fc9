/** Every function and constant of scoring by its name, whether the product calls it itself or another formula does. */
export const scoringFormulas: Readonly<Record<string, unknown>> = Object.assign(
  {},
  ...Object.values(import.meta.glob('../../scoring/*.ts', { eager: true })),
) as Record<string, unknown>;

import { problem, UserError } from '../errors.ts';

/**
 * Refuses every option that was given and that what is to be printed has no use for, by name: none is dropped in silence.
 *
 * @param options as they were given; undefined where one was not
 * @param useOf why an option has no use here, and what has; null where it is honoured
 * @throws UserError with all of them
 */
export function refuseUnused<Options extends object>(
  options: Options,
  useOf: (name: keyof Options & string) => Unused | null,
): void {
  const problems = Object.entries(options).flatMap(([name, value]) => {
    const unused = value === undefined ? null : useOf(name as keyof Options & string);
    if (unused === null) return [];
    const got = typeof value === 'string' ? value : null;
    return [problem({ code: 'usage', field: flagOf(name), ...unused, got })];
  });
  if (problems.length > 0) throw new UserError(problems);
}

/** What a problem says of an option without a use. */
export interface Unused {
  readonly message: string;
  readonly expected: string;
}

/** As it is written on a command line. */
function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

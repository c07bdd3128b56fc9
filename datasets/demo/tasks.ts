/** The tasks of the demonstration board. */
export interface Task {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly guess: number;
  readonly description: string;
  /** Points of a complete cell in easy, medium, hard. */
  readonly points: readonly [number, number, number];
  /** How much harder than the average task, on the logistic scale. */
  readonly difficulty: number;
  /** Tokens of an answer, relative to the average task. */
  readonly verbosity: number;
  readonly parameter: string;
}

const task = (
  id: string,
  group: string,
  guess: number,
  points: Task['points'],
  [difficulty, verbosity]: readonly [number, number],
  parameter: string,
  description: string,
): Task => ({
  id,
  label: `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`,
  group,
  guess,
  description,
  points,
  difficulty,
  verbosity,
  parameter,
});

export const TASKS: readonly Task[] = [
  task('arithmetic', 'math', 0, [6, 12, 26], [0.2, 1.2], 'depth', 'Evaluate a nested integer expression.'),
  task('boolean', 'logic', 0.5, [4, 6, 8], [-0.1, 1.0], 'depth', 'Say whether a logical expression is true.'),
  task('brackets', 'structure', 0, [4, 6, 6], [0.9, 1.9], 'length', 'Close every open bracket, in order.'),
  task('cars', 'logic', 0, [4, 4, 6], [0.1, 1.1], 'moves', 'Follow cars that change places in a row.'),
  task('dates', 'math', 0.25, [4, 4, 4], [-0.3, 0.7], 'span', 'Choose the date that lies so many days away.'),
  task('letters', 'language', 0, [4, 6, 8], [0.3, 0.8], 'words', 'Count a letter in a list of words.'),
  task('movies', 'language', 0.2, [4, 4, 4], [-0.2, 0.5], 'hints', 'Choose the film that fits a taste.'),
  task(
    'objects',
    'language',
    0,
    [4, 6, 6],
    [-0.1, 0.7],
    'objects',
    'Count the things of one kind in a story.',
  ),
  task('sequence', 'math', 0, [4, 6, 8], [0.2, 1.3], 'rules', 'Continue a number sequence.'),
  task('shapes', 'structure', 0.125, [4, 4, 6], [-0.1, 1.0], 'points', 'Name the shape that a path draws.'),
  task('shuffle', 'logic', 0.2, [4, 6, 9], [0.1, 0.9], 'swaps', 'Say who holds the ball after many swaps.'),
  task('sort', 'structure', 0, [4, 6, 8], [0.0, 0.9], 'length', 'Put a list of words in order.'),
];

import { formatCount, formatQuantity, formatSeconds } from '../format.ts';
import type { Io } from './io.ts';

/** How long work takes, told while it goes on: a bar on a terminal, a line now and then in CI, nothing into a pipe. */
export interface Progress {
  /** A part of the work that cannot be counted. */
  readonly begin: (stage: string) => void;
  /** How much of a part is done. */
  readonly step: (stage: string, done: number, total: number) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

/** Seconds between two pictures of the bar, and between two lines. */
const EVERY = { bar: 0.1, lines: 10, none: Infinity } as const;

const BAR_WIDTH = 24;

/** @param io where it is shown, and what time it is */
export function makeProgress(io: Pick<Io, 'progress' | 'now' | 'err' | 'status'>): Progress {
  let shown = io.now();
  let started: { readonly stage: string; readonly at: number } = { stage: '', at: shown };
  const show = (text: string): void => {
    shown = io.now();
    if (io.progress === 'bar') io.status(text);
    else io.err(`${text}\n`);
  };
  return {
    begin: (stage) => {
      if (io.progress === 'bar') show(`${stage} …`);
    },
    step: (stage, done, total) => {
      const now = io.now();
      if (stage !== started.stage) started = { stage, at: now };
      if (now - shown < EVERY[io.progress]) return;
      const left = done === 0 ? null : ((now - started.at) / done) * (total - done);
      const counts = `${formatCount(done)} of ${formatQuantity(total, 'file')}`;
      const rest = left === null ? '' : ` · ${formatSeconds(left)} left`;
      show(`${stage} ${io.progress === 'bar' ? `${bar(done / total)} ` : ''}${counts}${rest}`);
    },
    end: () => {
      if (io.progress === 'bar') io.status('');
    },
  };
}

function bar(share: number): string {
  const full = Math.floor(share * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
}

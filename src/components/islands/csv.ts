import type { Board } from '../../board/board.ts';
import { renderRankingCsv } from '../../render/csv.ts';
import { handOver } from './later.ts';

handOver('csv', (board: Board) => [...renderRankingCsv(board)].join(''));

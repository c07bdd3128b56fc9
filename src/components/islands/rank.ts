import { makeRanking } from '../../score/ranking.ts';
import { handOver } from './later.ts';

handOver('rank', makeRanking);

import { scoreResults } from '../../browser-pipeline.ts';
import { handOver } from './later.ts';

handOver('results', scoreResults);

export { dayText, releaseDays } from '../score/release-days.ts';

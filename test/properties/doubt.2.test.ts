import { doubtNeverHelps } from './doubt.ts';

doubtNeverHelps(1, 4);

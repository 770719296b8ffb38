import { doubtNeverHelps } from './doubt.ts';

doubtNeverHelps(2, 4);

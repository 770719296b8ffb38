import { doubtNeverHelps } from './doubt.ts';

doubtNeverHelps(0, 4);

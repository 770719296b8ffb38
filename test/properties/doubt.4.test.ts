import { doubtNeverHelps } from './doubt.ts';

doubtNeverHelps(3, 4);

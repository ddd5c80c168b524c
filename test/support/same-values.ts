// Which random values does a property try? At each change the same, so that a run tells of the code and not of its luck; in the campaigns always others.
import fc from 'fast-check';
import { isLong } from './size.ts';

if (!isLong) fc.configureGlobal({ seed: 20_261_127 });

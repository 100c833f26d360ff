export { type Random, scopedRandom, seededRandom, systemRandom } from './random.ts';

import { EN } from '../locales/en';
import { makeWriter, type Writer } from './writer';

/** Writes in English: files that leave, such as the model card. */
export const ENGLISH: Writer = makeWriter(EN);

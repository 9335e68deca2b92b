import { expose } from 'comlink';
import { EXPORTS } from '#engine';
import { createExchangeApi } from './exchangeApi';

expose(createExchangeApi());
// A page that stays open may outlive the server it came from: what is fetched only at the export is not to be had then.
void Promise.allSettled(EXPORTS.map(({ load }) => load()));

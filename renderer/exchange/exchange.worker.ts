import { expose } from 'comlink';
import { createExchangeApi } from './exchangeApi';

expose(createExchangeApi());
